// SPDX-License-Identifier: GPL-2.0-or-later
// How does a file or a batch of records become documents that are ready to be written?
#pragma once

#include "analyze/analyzer.h"
#include "extract/child_process.h"
#include "index/postings.h"
#include "metadata/resolve.h"
#include "source/listing.h"
#include "source/records.h"
#include "source/walk.h"
#include "store/columns.h"
#include "store/manifest.h"
#include "store/stored_document.h"

#include <dossier/document.h>
#include <dossier/indexer.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::index {

/// A document that is ready to be written.
struct PreparedDocument {
  std::string id;
  std::string content_hash;
  store::ColumnRow row;
  Postings postings;
  /// BCP 47 codes of its passages.
  std::vector<std::string> languages;
  /// Line of a record file; 0 for others.
  std::size_t line = 0;
  /// It stands in the index already, made from the same content: `postings` is empty.
  bool is_unchanged = false;
};

/// What a file, or a part of a record file, gives.
struct Prepared {
  std::vector<PreparedDocument> documents;
  std::vector<store::ManifestFailure> failures;
  std::vector<std::string> warnings;
  /// The format that the bytes turned out to have; empty where the name's is the one.
  std::string_view format;
  /// Of the file's bytes; empty for a part of a record file.
  std::string content_hash;
  /// The bytes are those that were indexed before: nothing else is filled in.
  bool is_unchanged = false;
  /// The bytes could not be read at all (permission, disk).
  bool is_unreadable = false;
  /// The file has gone: as if it had never been there.
  bool is_gone = false;
  /// It holds nothing, unpacked.
  bool is_empty = false;
  /// The run is to stop: nothing was done.
  bool is_undone = false;
};

/// Makes documents. One a thread; the resolver is shared.
class Preparer {
 public:
  Preparer(const metadata::Resolver& resolver, const ExtractorOptions& extractor);

  /// Reads a file that holds one document or a listing. Faults are in `Prepared::failures`, never thrown.
  /// \param known what the index has of it; may be null
  [[nodiscard]] Prepared prepare_file(const source::SourceFile& file, std::size_t max_bytes,
                                      const store::ManifestFile* known);

  /// Makes documents of records. \param known content hashes of the file's documents in the index, by id
  [[nodiscard]] Prepared prepare_records(const source::SourceFile& file,
                                         std::vector<source::SourceRecord>&& records,
                                         const std::map<std::string, std::string, std::less<>>& known);

  /// Makes a document given from memory. \throws Error `invalid_argument`
  [[nodiscard]] PreparedDocument prepare_given(const Document& given);

  /// Makes a stored document anew, with today's rules, from its raw properties and text.
  [[nodiscard]] PreparedDocument prepare_again(std::string_view stored_bytes);

  /// The same for a document whose file was moved: what depends on the path is judged anew.
  /// \param new_key the file's key after the move
  [[nodiscard]] PreparedDocument prepare_moved(std::string_view stored_bytes, std::string_view new_id,
                                               std::string_view new_key);

 private:
  [[nodiscard]] PreparedDocument finish(metadata::RawMetadata&& raw, std::string file_key, std::string hash);
  [[nodiscard]] PreparedDocument from_record(const source::SourceFile& file, source::SourceRecord&& record,
                                             std::string hash);
  [[nodiscard]] extract::RawDocument read_document(extract::Format format, std::string_view bytes);
  [[nodiscard]] static metadata::RawMetadata raw_of_stored(store::StoredRecord& stored);
  void add_listing(source::Listing&& listing, const source::SourceFile& file, Prepared& prepared);

  const metadata::Resolver& resolver_;
  source::ListingVocabulary vocabulary_;
  analyze::Analyzer analyzer_;
  extract::ExtractorProcess extractor_;
};

/// Why a file or record fails for which there is no memory now.
extern const std::string_view out_of_memory;

/// Whether a text can be an id. \returns empty, or the reason why not
[[nodiscard]] std::string id_fault(std::string_view id);

/// Hash of everything that a record gives.
[[nodiscard]] std::string hash_of(const Document& given);

}  // namespace dossier::index

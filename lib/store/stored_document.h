// SPDX-License-Identifier: GPL-2.0-or-later
// How does a document lie in the data of a Xapian document?
#pragma once

#include <dossier/document.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::store {

/// All that is kept of a document besides its postings.
struct StoredRecord {
  DocumentRecord record;
  /// The file that it was read from, by its key in the manifest; empty for `Indexer::add`.
  std::string file_key;
  /// Hash of what it was made from: tells a changed document from an equal one.
  std::string content_hash;
  std::vector<Paragraph> paragraphs;
  /// Raw properties, encoded by the indexer: what metadata can be resolved from anew.
  std::string raw;
};

/// The bytes of a document: what hits show comes first and plain, then text and raw properties compressed
/// (zstd).
[[nodiscard]] std::string encode_document(const StoredRecord& document);

/// How many bytes of text and raw properties a document has. \throws Error `index_damaged`.
[[nodiscard]] std::size_t text_bytes(std::string_view bytes);

/// Reads everything. \throws Error `index_damaged`.
[[nodiscard]] StoredRecord decode_document(std::string_view bytes);

/// The beginning of a document's bytes that says what a hit shows. \throws Error `index_damaged`.
[[nodiscard]] std::string_view hit_part(std::string_view bytes);

/// Reads only what a hit shows: no provenance, paragraphs or raw properties. Cheap.
/// \param bytes of a document, or its `hit_part`
[[nodiscard]] DocumentRecord decode_hit(std::string_view bytes);

}  // namespace dossier::store

// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does each document consist of, in order, and where are they kept?
#pragma once

#include "store/columns.h"
#include "store/document_words.h"
#include "store/stored_document.h"
#include "store/vocabulary.h"
#include "support/file.h"
#include "support/mapped_file.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <xapian.h>

namespace dossier::store {

/// The file of a generation that holds the words of the documents that it was built with. Never changed.
[[nodiscard]] std::filesystem::path words_file(const std::filesystem::path& generation);

/// Writes such a file front to back.
class ForwardIndexWriter {
 public:
  /// \param path a file that does not exist. \throws Error `io`
  explicit ForwardIndexWriter(std::filesystem::path path);
  ForwardIndexWriter(const ForwardIndexWriter&) = delete;
  ForwardIndexWriter& operator=(const ForwardIndexWriter&) = delete;

  /// Adds the words of the next document: the first has number 1. \throws Error `io`
  void add(const WordSequence& words);

  /// Writes the rest; not durable yet. Nothing can be added afterwards. \param uuid of the database
  /// \throws Error `io`
  void finish(std::string_view uuid);

 private:
  void write(std::string_view bytes);

  std::filesystem::path path_;
  support::OpenFile file_;
  VocabularyBuilder vocabulary_;
  std::vector<KnownForm> known_;
  std::vector<std::uint64_t> ends_;
  std::uint64_t size_ = 0;
};

/// The words of documents that were written after the file was built, encoded; empty for removed documents.
using LaterWords = std::map<DocumentNumber, std::string>;

/// The word before the version of a sidecar with later words.
inline constexpr std::string_view later_words_kind = "later-words";
[[nodiscard]] std::string encode_later(const LaterWords& later);
/// \throws Error `index_damaged`
[[nodiscard]] LaterWords decode_later(std::string_view bytes);

/// The words of all documents at one revision. Safe to share between threads.
class ForwardIndex {
 public:
  /// Of a database, with zeros behind it.
  using Uuid = std::array<char, 40>;

  /// Opens the file of a generation, together with what was written later. None when it is missing, damaged,
  /// or of another database.
  [[nodiscard]] static std::optional<ForwardIndex> open(const std::filesystem::path& generation,
                                                        std::string_view uuid, LaterWords later);
  /// \param bytes those of such a file. \throws Error `index_damaged`
  [[nodiscard]] static ForwardIndex of_bytes(std::string bytes);

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  /// The number of documents that have a stem of the vocabulary.
  [[nodiscard]] std::uint32_t frequency(std::uint16_t stem_number) const { return frequencies_[stem_number]; }

  /// The words of a document; none for a number that is not in use. \throws Error `index_damaged`
  [[nodiscard]] DocumentWords words(DocumentNumber number) const;
  /// Has the beginning of a document's words fetched from memory, for when they are soon asked for.
  void prefetch(DocumentNumber number) const;
  /// The same, as they were before they were written. \throws Error `index_damaged`
  [[nodiscard]] WordSequence sequence(DocumentNumber number) const;

  [[nodiscard]] const LaterWords& later() const { return later_; }
  /// Encodes the words of a document with the codes of this index.
  [[nodiscard]] std::string encode(const WordSequence& words) const;

 private:
  explicit ForwardIndex(std::variant<support::MappedFile, std::string> source);
  [[nodiscard]] std::string_view bytes() const;
  void read_tail();
  void take_later(LaterWords later);
  [[nodiscard]] DocumentWords built_words(DocumentNumber number) const;

  std::variant<support::MappedFile, std::string> source_;
  Uuid uuid_{};
  /// `ends_[n-1]` is where the record of document n ends.
  std::span<const std::uint64_t> ends_;
  Vocabulary vocabulary_;
  std::vector<std::uint32_t> frequencies_;
  LaterWords later_;
};

/// Makes the words of a document anew from what is stored of it.
using MakeWords = std::function<WordSequence(const StoredRecord&)>;

/// The forward index of a database at its revision; none when a file is missing or damaged.
[[nodiscard]] std::optional<ForwardIndex> open_forward_index(const Xapian::Database& database,
                                                             const std::filesystem::path& generation);

/// The forward index of a database, made from the stored text: for when a file is missing. Slow.
[[nodiscard]] ForwardIndex rebuild_forward_index(const Xapian::Database& database,
                                                 const MakeWords& make_words);

}  // namespace dossier::store

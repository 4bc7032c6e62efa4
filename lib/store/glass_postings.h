// SPDX-License-Identifier: GPL-2.0-or-later
// How do posting lists, document lengths, term lists and values lie in a Xapian glass database?
#pragma once

#include "store/glass_table.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::store::glass {

/// Writes posting lists into the postings table, chunk by chunk. Terms must come in order.
class PostingListWriter {
 public:
  explicit PostingListWriter(TableWriter& table) : table_(table) {}

  /// \param term empty for the list of document lengths, which sorts before all terms
  /// \param count documents that will be added
  /// \param total sum of the frequencies that will be added
  void begin(std::string_view term, std::uint32_t count, std::uint64_t total);
  /// \param document larger than the one before
  void add(std::uint32_t document, std::uint32_t frequency);
  void end() { write_chunk(true); }

 private:
  void write_chunk(bool is_last);

  TableWriter& table_;
  std::string key_;
  std::size_t key_length_ = 0;
  /// Head of the whole list, which stands before its first chunk.
  std::string head_;
  std::string chunk_;
  std::string tag_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  bool is_first_chunk_ = true;
};

/// Builds the term list of a document from its terms in order.
class TermListEncoder {
 public:
  /// \param length sum of the frequencies
  void begin(std::uint64_t length, std::size_t terms);
  void add(std::string_view term, std::uint32_t frequency);
  /// The encoded list, valid until the next `begin`.
  [[nodiscard]] std::string_view bytes() const { return out_; }

 private:
  std::string out_;
  std::string previous_;
  bool is_first_ = true;
};

/// Keys of a document in the data and terms tables: its number, and the slots in which it has values.
[[nodiscard]] std::string document_key(std::uint32_t document);
[[nodiscard]] std::string slots_key(std::uint32_t document);

/// The values of one slot on their way into the postings table.
class ValueStream {
 public:
  explicit ValueStream(std::uint32_t slot) : slot_(slot) {}

  /// Adds the value of the next document; `emit(key, tag)` is called with each chunk that is full.
  template <class Emit>
  void add(std::uint32_t document, std::string_view value, const Emit& emit) {
    append(document, value);
    if (chunk_.size() >= chunk_bytes) flush(emit);
  }
  template <class Emit>
  void flush(const Emit& emit) {
    if (!chunk_.empty()) emit(chunk_key(), chunk_);
    chunk_.clear();
  }

  [[nodiscard]] std::uint32_t slot() const { return slot_; }
  /// The entry with the number of values and their bounds.
  [[nodiscard]] std::string statistics_key() const;
  [[nodiscard]] std::string statistics() const;

 private:
  static constexpr std::size_t chunk_bytes = 2000;

  void append(std::uint32_t document, std::string_view value);
  [[nodiscard]] std::string chunk_key() const;

  std::uint32_t slot_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t count_ = 0;
  std::string smallest_;
  std::string largest_;
  std::string chunk_;
};

}  // namespace dossier::store::glass

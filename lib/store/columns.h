// SPDX-License-Identifier: GPL-2.0-or-later
// Which date, id and facet values has each document, by number, for counting and sorting?
#pragma once

#include "schema/fields.h"
#include "store/copies.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::store {

/// A document's number in the Xapian database, from 1.
using DocumentNumber = std::uint32_t;

/// The word before a columns sidecar's version; another layout has another.
inline constexpr std::string_view columns_kind = "columns";

/// What the columns are made from, of one document.
struct ColumnRow {
  std::string id;
  /// As `schema::Date::number`; 0 without a date.
  std::uint32_t date = 0;
  /// Sum of the term frequencies.
  std::uint32_t length = 0;
  /// Values as shown, in the order of `schema::value_facets`.
  std::array<std::vector<std::string>, schema::value_facets.size()> values;
  Signature signature;
};

/// The rows that a commit changes: a new row, or none for a removed document.
using ColumnChanges = std::map<DocumentNumber, std::optional<ColumnRow>>;

/// Columns of all documents, kept beside the database and read whole. Immutable; safe to share between
/// threads.
class Columns {
 public:
  Columns() = default;

  /// The columns after a commit. \param signatures those of the documents before it, by number - 1; what is
  /// missing at the end is taken as empty
  [[nodiscard]] Columns with(const ColumnChanges& changes, std::span<const Signature> signatures = {}) const;

  /// The same documents with numbers from 1 on: without the gap before the first and after the last, but with
  /// those between (as Xapian's compactor numbers them).
  [[nodiscard]] Columns trimmed() const;

  /// Highest document number.
  [[nodiscard]] DocumentNumber last() const { return static_cast<DocumentNumber>(dates_.size()); }
  /// Whether there is a document with this number.
  [[nodiscard]] bool has(DocumentNumber number) const {
    return number >= 1 && number <= last() && !id(number).empty();
  }
  [[nodiscard]] std::uint32_t date(DocumentNumber number) const { return dates_[number - 1]; }
  [[nodiscard]] std::uint32_t length(DocumentNumber number) const { return lengths_[number - 1]; }
  /// How many documents there are.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// Of all documents; 0 when there are none.
  [[nodiscard]] double average_length() const { return average_length_; }
  [[nodiscard]] std::string_view id(DocumentNumber number) const;
  /// The document that it is a copy of; its own number where it is none.
  [[nodiscard]] DocumentNumber original(DocumentNumber number) const { return originals_[number - 1]; }
  /// The ordinals of a document's values of a facet (index into `schema::value_facets`).
  [[nodiscard]] std::span<const std::uint32_t> ordinals(std::size_t facet, DocumentNumber number) const;
  /// The values of a facet, by ordinal, as shown.
  [[nodiscard]] const std::vector<std::string>& values(std::size_t facet) const {
    return facets_[facet].values;
  }

  [[nodiscard]] std::string encode() const;
  /// \throws Error `index_damaged`
  [[nodiscard]] static Columns decode(std::string_view bytes);

 private:
  struct FacetColumn {
    std::vector<std::string> values;
    /// `starts[n-1]` to `starts[n]` are the ordinals of document n.
    std::vector<std::uint32_t> starts{0};
    std::vector<std::uint32_t> ordinals;
  };

  class Maker;

  void sum_up();
  void find_copies(std::span<const Signature> signatures, const ColumnChanges& changes);

  std::vector<std::uint32_t> dates_;
  std::vector<std::uint32_t> lengths_;
  std::vector<DocumentNumber> originals_;
  /// `id_starts_[n-1]` to `id_starts_[n]` is the id of document n in `ids_`.
  std::vector<std::uint32_t> id_starts_{0};
  std::string ids_;
  std::size_t count_ = 0;
  double average_length_ = 0;
  std::array<FacetColumn, schema::value_facets.size()> facets_;
};

/// Where a value facet stands in `schema::value_facets`.
[[nodiscard]] std::size_t facet_index(schema::Field field);

/// A facet's values of one document packed into a value slot, and back. \throws Error `index_damaged`
[[nodiscard]] std::string pack_values(const std::vector<std::string>& values);
[[nodiscard]] std::vector<std::string> unpack_values(std::string_view bytes);

}  // namespace dossier::store

// SPDX-License-Identifier: GPL-2.0-or-later
// Which date, id and facet values has each document, by number, for counting and sorting?
#include "store/columns.h"

#include "store/codec.h"
#include "text/unicode.h"

#include <algorithm>
#include <unordered_map>

namespace dossier::store {
namespace {

constexpr std::string_view columns_name = "columns";

void encode_numbers(Encoder& out, const std::vector<std::uint32_t>& numbers) {
  out.number(numbers.size());
  for (const std::uint32_t number : numbers) out.number(number);
}

std::vector<std::uint32_t> read_numbers(Decoder& in) {
  std::vector<std::uint32_t> numbers(in.count());
  for (auto& number : numbers) number = in.small_number();
  return numbers;
}

/// Whether `starts` are `rows` + 1 rising offsets into something `size` long.
bool are_offsets(const std::vector<std::uint32_t>& starts, std::size_t rows, std::size_t size) {
  return starts.size() == rows + 1 && starts.front() == 0 && starts.back() == size &&
         std::is_sorted(starts.begin(), starts.end());
}

/// Gives each value of a facet its ordinal; values that differ in case or accents only are one.
class Ordinals {
 public:
  explicit Ordinals(std::vector<std::string>& values) : values_(values) {}

  std::uint32_t of(const std::string& value) {
    const auto next = static_cast<std::uint32_t>(values_.size());
    const auto [place, is_new] = by_folded_.try_emplace(text::fold(value), next);
    if (is_new) values_.push_back(value);
    return place->second;
  }

 private:
  std::vector<std::string>& values_;
  std::unordered_map<std::string, std::uint32_t> by_folded_;
};

}  // namespace

std::string_view Columns::id(DocumentNumber number) const {
  const std::uint32_t begin = id_starts_[number - 1];
  return std::string_view(ids_).substr(begin, id_starts_[number] - begin);
}

std::span<const std::uint32_t> Columns::ordinals(std::size_t facet, DocumentNumber number) const {
  const FacetColumn& column = facets_[facet];
  return std::span(column.ordinals)
      .subspan(column.starts[number - 1], column.starts[number] - column.starts[number - 1]);
}

/// Puts columns together from rows of older ones and new rows, in order of number.
class Columns::Maker {
 public:
  Maker() {
    ordinals_.reserve(made_.facets_.size());
    for (FacetColumn& column : made_.facets_) ordinals_.emplace_back(column.values);
  }

  void add_row(const ColumnRow& row) {
    made_.dates_.push_back(row.date);
    made_.lengths_.push_back(row.length);
    made_.ids_ += row.id;
    made_.id_starts_.push_back(static_cast<std::uint32_t>(made_.ids_.size()));
    for (std::size_t facet = 0; facet < made_.facets_.size(); ++facet) {
      FacetColumn& column = made_.facets_[facet];
      for (const auto& value : row.values[facet]) column.ordinals.push_back(ordinals_[facet].of(value));
      column.starts.push_back(static_cast<std::uint32_t>(column.ordinals.size()));
    }
  }

  /// Adds the rows `first` to `last` of older columns.
  void add_rows(const Columns& old, DocumentNumber first, DocumentNumber last) {
    for (DocumentNumber number = first; number <= last; ++number) {
      made_.dates_.push_back(old.date(number));
      made_.lengths_.push_back(old.length(number));
      made_.ids_ += old.id(number);
      made_.id_starts_.push_back(static_cast<std::uint32_t>(made_.ids_.size()));
    }
    for (std::size_t facet = 0; facet < made_.facets_.size(); ++facet) {
      FacetColumn& column = made_.facets_[facet];
      for (DocumentNumber number = first; number <= last; ++number) {
        for (const std::uint32_t ordinal : old.ordinals(facet, number))
          column.ordinals.push_back(renamed(old, facet, ordinal));
        column.starts.push_back(static_cast<std::uint32_t>(column.ordinals.size()));
      }
    }
  }

  Columns take() { return std::move(made_); }

 private:
  /// The ordinal in the new columns of a value of the old ones: values that nobody has any more go.
  std::uint32_t renamed(const Columns& old, std::size_t facet, std::uint32_t ordinal) {
    auto& known = renamed_[facet];
    known.resize(old.facets_[facet].values.size(), unknown);
    if (known[ordinal] == unknown) known[ordinal] = ordinals_[facet].of(old.facets_[facet].values[ordinal]);
    return known[ordinal];
  }

  static constexpr std::uint32_t unknown = 0xFFFFFFFF;

  Columns made_;
  std::vector<Ordinals> ordinals_;
  std::array<std::vector<std::uint32_t>, schema::value_facets.size()> renamed_;
};

Columns Columns::with(const ColumnChanges& changes, std::span<const Signature> signatures) const {
  Maker maker;
  DocumentNumber next = 1;
  for (const auto& [number, row] : changes) {
    maker.add_rows(*this, next, std::min(number - 1, last()));
    for (next = std::max(next, last() + 1); next < number; ++next) maker.add_row({});
    maker.add_row(row.value_or(ColumnRow{}));
    next = number + 1;
  }
  maker.add_rows(*this, next, last());
  Columns made = maker.take();
  made.sum_up();
  made.find_copies(signatures, changes);
  return made;
}

Columns Columns::trimmed() const {
  DocumentNumber first = 1;
  DocumentNumber end = last();
  while (first <= end && !has(first)) ++first;
  while (end > first && !has(end)) --end;
  Maker maker;
  maker.add_rows(*this, first, end);
  Columns made = maker.take();
  made.sum_up();
  for (DocumentNumber number = first; number <= end; ++number)
    made.originals_.push_back(original(number) - first + 1);
  return made;
}

void Columns::sum_up() {
  count_ = 0;
  double total = 0;
  for (DocumentNumber number = 1; number <= last(); ++number) {
    count_ += has(number) ? 1 : 0;
    total += length(number);
  }
  average_length_ = count_ == 0 ? 0 : total / static_cast<double>(count_);
}

void Columns::find_copies(std::span<const Signature> signatures, const ColumnChanges& changes) {
  std::vector<CopyCandidate> documents;
  documents.reserve(dates_.size());
  auto change = changes.begin();
  for (DocumentNumber number = 1; number <= last(); ++number) {
    CopyCandidate document{{}, date(number), id(number)};
    if (change != changes.end() && change->first == number) {
      if (change->second) document.signature = change->second->signature;
      ++change;
    } else if (number <= signatures.size()) {
      document.signature = signatures[number - 1];
    }
    documents.push_back(document);
  }
  originals_.clear();
  for (const std::size_t original : find_originals(documents))
    originals_.push_back(static_cast<DocumentNumber>(original + 1));
}

std::string Columns::encode() const {
  Encoder out;
  encode_numbers(out, dates_);
  encode_numbers(out, lengths_);
  encode_numbers(out, id_starts_);
  out.text(ids_);
  encode_numbers(out, originals_);
  for (const FacetColumn& column : facets_) {
    out.texts(column.values);
    encode_numbers(out, column.starts);
    encode_numbers(out, column.ordinals);
  }
  return out.take();
}

Columns Columns::decode(std::string_view bytes) {
  Decoder in(bytes, columns_name);
  Columns columns;
  columns.dates_ = read_numbers(in);
  columns.lengths_ = read_numbers(in);
  columns.id_starts_ = read_numbers(in);
  columns.ids_ = in.text();
  const std::size_t rows = columns.dates_.size();
  columns.originals_ = read_numbers(in);
  bool is_sound = are_offsets(columns.id_starts_, rows, columns.ids_.size()) &&
                  columns.lengths_.size() == rows && columns.originals_.size() == rows &&
                  std::all_of(columns.originals_.begin(), columns.originals_.end(),
                              [&](DocumentNumber number) { return number >= 1 && number <= rows; });
  for (FacetColumn& column : columns.facets_) {
    column.values = in.texts();
    column.starts = read_numbers(in);
    column.ordinals = read_numbers(in);
    is_sound = is_sound && are_offsets(column.starts, rows, column.ordinals.size()) &&
               std::all_of(column.ordinals.begin(), column.ordinals.end(),
                           [&](std::uint32_t ordinal) { return ordinal < column.values.size(); });
  }
  if (!is_sound || !in.at_end()) in.fail();
  columns.sum_up();
  return columns;
}

std::size_t facet_index(schema::Field field) {
  return static_cast<std::size_t>(std::find(schema::value_facets.begin(), schema::value_facets.end(), field) -
                                  schema::value_facets.begin());
}

std::string pack_values(const std::vector<std::string>& values) {
  if (values.empty()) return {};
  Encoder out;
  out.texts(values);
  return out.take();
}

std::vector<std::string> unpack_values(std::string_view bytes) {
  if (bytes.empty()) return {};
  return Decoder(bytes, "facet values").texts();
}

}  // namespace dossier::store

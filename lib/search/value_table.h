// SPDX-License-Identifier: GPL-2.0-or-later
// Which values of a facet are the same as a text, in other words, or have its words?
#pragma once

#include "schema/fields.h"
#include "store/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::search {

/// The words of a value, folded.
[[nodiscard]] std::vector<std::string> value_words(std::string_view value);

/// The words that tell an office from others, folded and sorted: all but "the", "and", "for" and "of".
/// "Minister of Trade & Industry" is "Minister for Trade and Industry".
[[nodiscard]] std::vector<std::string> telling_words(std::string_view value);

/// The values of one facet, to be looked up by what people write. What is asked for the first time takes as
/// long as all values take to be read. For one thread at a time.
class ValueTable final : public store::SearchMemory {
 public:
  using Ordinals = std::vector<std::uint32_t>;

  /// What has a word among its values.
  struct Having {
    /// The values, in order.
    Ordinals values;
    /// Documents that have them; one that has several counts for each.
    std::size_t documents = 0;
  };
  using ByWord = std::unordered_map<std::string, Having>;

  /// \param columns must outlive this
  ValueTable(const store::Columns& columns, std::size_t facet) : columns_(columns), facet_(facet) {}

  /// The value that a text is, in any case.
  [[nodiscard]] std::optional<std::uint32_t> same(std::string_view text);
  /// Those with just the telling words of a text that has others too, so that it is a whole value. None where
  /// it may be a part of one.
  [[nodiscard]] Ordinals in_other_words(std::string_view text);
  /// Those that have all of the words, and more.
  [[nodiscard]] Ordinals having(const std::vector<std::string>& words);
  /// By each word.
  [[nodiscard]] const ByWord& by_word();

  [[nodiscard]] const std::vector<std::string>& values() const { return columns_.values(facet_); }

 private:
  const store::Columns& columns_;
  std::size_t facet_;
  std::optional<std::unordered_map<std::string, std::uint32_t>> by_term_;
  std::optional<std::unordered_map<std::string, Ordinals>> by_telling_words_;
  std::optional<ByWord> by_word_;
};

/// The table of a snapshot's state.
[[nodiscard]] ValueTable& value_table(const store::Snapshot& snapshot, schema::Field field);

}  // namespace dossier::search

// SPDX-License-Identifier: GPL-2.0-or-later
// Which offices does a text name, and who held one on a day?
#pragma once

#include "metadata/authority.h"
#include "metadata/lexicon.h"
#include "metadata/tokens.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::metadata {

/// One office in comparable form: "Minister for Trade and Industry" and "Minister of Trade & Industry" are
/// equal.
struct OfficeKey {
  /// Folded title of the rank.
  std::string rank;
  /// Folded words of the field without "the" and "and"; empty for an office without one ("Prime Minister").
  std::string field;
  /// Folded country that the text names; empty: none.
  std::string country;
};

/// One or more offices of one person, as a text names them in a row.
struct OfficeSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<OfficeKey> keys;
  const RankForm* form = nullptr;

  /// Whether it says more than a rank: the field, or a rank that has none.
  [[nodiscard]] bool has_field() const { return !keys.front().field.empty(); }
};

/// The offices that begin at a word. None when no rank stands there.
[[nodiscard]] std::optional<OfficeSpan> read_offices(const Passage& passage, std::size_t at,
                                                     const Lexicon& lexicon);

/// Who held which office when, for questions about a day.
class OfficeBook {
 public:
  OfficeBook(const Authority& authority, const Lexicon& lexicon);

  /// The one person who held the office on the day by what the files say for certain; none when nobody, or
  /// more than one, did. Without a country in the key, that of most people of the files is meant first.
  [[nodiscard]] std::optional<std::uint32_t> holder(const OfficeKey& key, std::string_view day) const;

  /// Whether the person held, or may have held, an office of the rank on the day (empty: at any time).
  [[nodiscard]] bool may_hold_rank(std::uint32_t person, std::string_view rank, std::string_view day) const;

  /// Whether any person of the files ever held the office.
  [[nodiscard]] bool knows(const OfficeKey& key) const;

 private:
  struct Entry {
    std::uint32_t person = 0;
    const Tenure* tenure = nullptr;
    std::string country;
  };

  std::unordered_map<std::string, std::vector<Entry>> entries_;
  std::vector<std::vector<std::pair<std::string, const Tenure*>>> ranks_;
  std::string home_;
};

}  // namespace dossier::metadata

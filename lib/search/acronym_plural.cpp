// SPDX-License-Identifier: GPL-2.0-or-later
// What is the plural of an acronym, or the singular of its plural?
#include "search/acronym_plural.h"

#include "analyze/analyzer.h"
#include "schema/fields.h"
#include "search/document_frequency.h"
#include "store/terms.h"
#include "support/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dossier::search {
namespace {

constexpr std::size_t fewest_letters = 2;
constexpr std::size_t most_letters = 10;

/// Words that look like the plural of an acronym: "GA" is not among "gas".
constexpr auto no_plurals = std::to_array<std::string_view>({"bus", "gas", "plus", "pus", "thus", "yes"});

std::string in_capitals(std::string_view word) {
  std::string capitals(word);
  for (char& c : capitals) c = support::to_upper(c);
  return capitals;
}

bool is_unstemmed(std::string_view word) {
  return analyze::query_analyzer().stem(word, analyze::StemLanguage::english) == word;
}

bool may_be_singular(std::string_view word) {
  return word.size() >= fewest_letters && word.size() <= most_letters && word.back() != 's' &&
         std::all_of(word.begin(), word.end(), support::is_lower);
}

/// How many of the documents that have a word have it in capitals.
struct InCapitals {
  std::uint32_t documents = 0;
  std::uint32_t having = 0;

  [[nodiscard]] bool is_usual() const { return having > 0 && documents * 2 >= having; }
};

InCapitals count_in_capitals(const store::Snapshot& snapshot, const std::string& word) {
  return {
      document_frequency(snapshot, store::prefixed_term(schema::capitals_prefix, in_capitals(word))),
      document_frequency(snapshot, word),
  };
}

}  // namespace

std::optional<OtherNumber> other_number(const store::Snapshot& snapshot, std::string_view folded,
                                        bool is_in_capitals) {
  const bool is_plural = folded.ends_with('s') && !is_in_capitals;
  const std::string singular(is_plural ? folded.substr(0, folded.size() - 1) : folded);
  if (!may_be_singular(singular)) return std::nullopt;
  const std::string plural = singular + 's';
  if (std::find(no_plurals.begin(), no_plurals.end(), plural) != no_plurals.end()) return std::nullopt;
  if (!is_unstemmed(singular) || !is_unstemmed(plural)) return std::nullopt;
  const InCapitals one = count_in_capitals(snapshot, singular);
  const InCapitals many = count_in_capitals(snapshot, plural);
  // Where no document has the singular, how it was typed tells what it is.
  const bool is_acronym = one.having > 0 ? one.is_usual() : is_in_capitals;
  if (!is_acronym || many.is_usual()) return std::nullopt;
  if ((is_plural ? one : many).having == 0) return std::nullopt;
  return is_plural ? OtherNumber{in_capitals(singular), singular}
                   : OtherNumber{in_capitals(singular) + 's', plural};
}

}  // namespace dossier::search

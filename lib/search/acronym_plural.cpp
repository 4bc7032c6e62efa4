// SPDX-License-Identifier: GPL-2.0-or-later
// What is the plural of an acronym, or the singular of its plural?
#include "search/acronym_plural.h"

#include "schema/fields.h"
#include "search/document_frequency.h"
#include "search/stems.h"
#include "store/terms.h"
#include "support/ascii.h"

#include <algorithm>
#include <cstdint>

namespace dossier::search {
namespace {

constexpr std::size_t fewest_letters = 2;

std::string in_capitals(std::string_view word) {
  std::string capitals(word);
  for (char& c : capitals) c = support::to_upper(c);
  return capitals;
}

/// How many documents have a stem, and how many of them the word as it is written.
struct Usage {
  std::uint32_t having = 0;
  std::uint32_t written = 0;

  [[nodiscard]] bool is_usual() const { return written * 2 >= having; }
};

Usage usage_of(const store::Snapshot& snapshot, analyze::Analyzer& analyzer, const OtherNumber& word) {
  Usage usage;
  for (const auto& stem : stems_of(word.term, languages_of(snapshot), analyzer))
    usage.having += document_frequency(snapshot, stem);
  usage.written = document_frequency(snapshot, store::prefixed_term(schema::capitals_prefix, word.written));
  return usage;
}

}  // namespace

std::optional<OtherNumber> other_number(const store::Snapshot& snapshot, analyze::Analyzer& analyzer,
                                        std::string_view folded, std::string_view capitals) {
  const bool is_plural = capitals.empty() ? folded.ends_with('s') : capitals.ends_with('s');
  const std::string singular(is_plural ? folded.substr(0, folded.size() - 1) : folded);
  if (singular.size() < fewest_letters || !std::all_of(singular.begin(), singular.end(), support::is_lower))
    return std::nullopt;
  const auto is_unstemmed = [&](std::string_view word) {
    return analyzer.stem(word, analyze::StemLanguage::english) == word;
  };
  OtherNumber one{in_capitals(singular), singular};
  OtherNumber many{one.written + 's', singular + 's'};
  if (!is_unstemmed(many.term) || !is_unstemmed(one.term)) return std::nullopt;
  const Usage having_many = usage_of(snapshot, analyzer, many);
  const Usage having_one = usage_of(snapshot, analyzer, one);
  const bool is_acronym = !capitals.empty() || (having_many.having > 0 && having_many.is_usual());
  const Usage& having_other = is_plural ? having_one : having_many;
  if (!is_acronym || having_other.having == 0 || !having_other.is_usual()) return std::nullopt;
  // In small letters it must mean the acronym: "has" is no plural, "so" is no singular.
  const Usage& having_this = is_plural ? having_many : having_one;
  if (capitals.empty() && !having_this.is_usual()) return std::nullopt;
  return is_plural ? one : many;
}

}  // namespace dossier::search

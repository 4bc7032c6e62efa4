// SPDX-License-Identifier: GPL-2.0-or-later
// How else is an English word spelt, in Britain or in America?
#include "search/spelling_variants.h"

#include "search/stems.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::search {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Endings of any word, British and American.
constexpr auto endings = std::to_array<Pair>({
    {"isation", "ization"},
    {"isations", "izations"},
    {"ise", "ize"},
    {"ised", "ized"},
    {"iser", "izer"},
    {"isers", "izers"},
    {"ises", "izes"},
    {"ising", "izing"},
    {"isable", "izable"},
    {"yse", "yze"},
    {"ysed", "yzed"},
    {"yses", "yzes"},
    {"ysing", "yzing"},
    {"elled", "eled"},
    {"elling", "eling"},
    {"eller", "eler"},
    {"ellers", "elers"},
});

/// Beginnings of words, British and American; what follows is the same. Words that have a meaning of their
/// own in the other spelling ("meter", "draft", "tire") are not among them.
constexpr auto beginnings = std::to_array<Pair>({
    {"acknowledgement", "acknowledgment"},
    {"aeroplane", "airplane"},
    {"ageing", "aging"},
    {"aluminium", "aluminum"},
    {"analogue", "analog"},
    {"armour", "armor"},
    {"artefact", "artifact"},
    {"behaviour", "behavior"},
    {"calibre", "caliber"},
    {"catalogue", "catalog"},
    {"centimetre", "centimeter"},
    {"centred", "centered"},
    {"centre", "center"},
    {"centring", "centering"},
    {"colour", "color"},
    {"defence", "defense"},
    {"dialogue", "dialog"},
    {"encyclopaedia", "encyclopedia"},
    {"endeavour", "endeavor"},
    {"enrolment", "enrollment"},
    {"favour", "favor"},
    {"fibre", "fiber"},
    {"flavour", "flavor"},
    {"fulfilment", "fulfillment"},
    {"grey", "gray"},
    {"harbour", "harbor"},
    {"honour", "honor"},
    {"humour", "humor"},
    {"instalment", "installment"},
    {"judgement", "judgment"},
    {"kilometre", "kilometer"},
    {"labour", "labor"},
    {"licence", "license"},
    {"litre", "liter"},
    {"manoeuvre", "maneuver"},
    {"millimetre", "millimeter"},
    {"mould", "mold"},
    {"neighbour", "neighbor"},
    {"odour", "odor"},
    {"offence", "offense"},
    {"paediatric", "pediatric"},
    {"plough", "plow"},
    {"practise", "practice"},
    {"pretence", "pretense"},
    {"programme", "program"},
    {"rumour", "rumor"},
    {"sceptic", "skeptic"},
    {"signalled", "signaled"},
    {"signalling", "signaling"},
    {"skilful", "skillful"},
    {"theatre", "theater"},
    {"totalled", "totaled"},
    {"tumour", "tumor"},
    {"vapour", "vapor"},
    {"vigour", "vigor"},
    {"wilful", "willful"},
});

/// Words that are not the same with the other ending.
constexpr auto two_words = std::to_array<std::string_view>({"prise", "prised", "prize", "prized", "prizes"});

/// Shorter beginnings make no word with an ending ("wise").
constexpr std::size_t shortest_stem = 3;

void add(std::vector<std::string>& variants, std::string_view word, std::string variant) {
  if (variant != word && std::find(variants.begin(), variants.end(), variant) == variants.end())
    variants.push_back(std::move(variant));
}

void change_ending(std::vector<std::string>& variants, std::string_view word, std::string_view from,
                   std::string_view to) {
  if (!word.ends_with(from) || word.size() < from.size() + shortest_stem) return;
  add(variants, word, std::string(word.substr(0, word.size() - from.size())).append(to));
}

/// The word with the first beginning that it has changed; empty when it has none.
std::string with_other_beginning(std::string_view word) {
  for (const auto& [british, american] : beginnings) {
    // "programme" begins with "program" too.
    if (word.starts_with(british)) return std::string(american).append(word.substr(british.size()));
    if (word.starts_with(american)) return std::string(british).append(word.substr(american.size()));
  }
  return {};
}

}  // namespace

std::vector<std::string> spelling_variants(std::string_view folded) {
  std::vector<std::string> variants;
  if (std::find(two_words.begin(), two_words.end(), folded) != two_words.end()) return variants;
  if (auto other = with_other_beginning(folded); !other.empty()) add(variants, folded, std::move(other));
  for (const auto& [british, american] : endings) {
    change_ending(variants, folded, british, american);
    change_ending(variants, folded, american, british);
  }
  return variants;
}

void add_spellings(const std::string& folded, const std::vector<analyze::StemLanguage>& languages,
                   analyze::Analyzer& analyzer, std::vector<std::string>& stems, OtherSpellings& added) {
  for (const auto& variant : spelling_variants(folded))
    for (auto& stem : stems_of(variant, languages, analyzer))
      add_spelling(variant, std::move(stem), stems, added);
}

void add_spelling(const std::string& written, std::string stem, std::vector<std::string>& stems,
                  OtherSpellings& added) {
  if (std::find(stems.begin(), stems.end(), stem) != stems.end()) return;
  stems.push_back(stem);
  added.emplace_back(written, std::move(stem));
}

}  // namespace dossier::search

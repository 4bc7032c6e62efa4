// SPDX-License-Identifier: GPL-2.0-or-later
// By the rules of which languages is a word of a query stemmed?
#include "search/stems.h"

#include <algorithm>
#include <utility>

namespace dossier::search {
namespace {

/// In one language; empty where the text is no compound.
std::string joined_stem(std::string_view text, analyze::StemLanguage language, analyze::Analyzer& analyzer) {
  bool is_first = true;
  bool is_compound = true;
  std::string joined;
  analyzer.analyze(text, language, [&](const analyze::Token& token) {
    is_compound = is_compound && (is_first || token.is_hyphenated);
    is_first = false;
    joined = token.joined;
  });
  return is_compound ? joined : std::string{};
}

}  // namespace

std::vector<analyze::StemLanguage> languages_of(const store::Snapshot& snapshot) {
  std::vector<analyze::StemLanguage> languages{analyze::StemLanguage::english};
  for (const auto& code : snapshot.settings->stem_languages) {
    const auto language = analyze::stem_language(code);
    if (std::find(languages.begin(), languages.end(), language) == languages.end())
      languages.push_back(language);
  }
  return languages;
}

TermChoice stems_of(std::string_view folded, const std::vector<analyze::StemLanguage>& languages,
                    analyze::Analyzer& analyzer) {
  TermChoice stems;
  for (const auto language : languages) add_once(stems, std::string(analyzer.stem(folded, language)));
  return stems;
}

void add_once(TermChoice& terms, std::string term) {
  if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(std::move(term));
}

TermChoice joined_stems(std::string_view text, const std::vector<analyze::StemLanguage>& languages,
                        analyze::Analyzer& analyzer) {
  TermChoice stems;
  for (const auto language : languages)
    if (auto stem = joined_stem(text, language, analyzer); !stem.empty()) add_once(stems, std::move(stem));
  return stems;
}

}  // namespace dossier::search

// SPDX-License-Identifier: GPL-2.0-or-later
// What do the acronyms and words of an index, of the shipped table and of the user's rules stand for?
#include "search/synonyms.h"

#include "analyze/acronym_pairs.h"
#include "analyze/analyzer.h"
#include "schema/fields.h"
#include "store/terms.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace dossier::search {
namespace {

using store::Synonym;
using store::SynonymTable;

/// A meaning of which another is so many times as frequent is a slip or a rarity.
constexpr std::uint32_t much_rarer = 20;

/// One thing that an acronym stands for.
struct Meaning {
  /// As most documents write it.
  std::string words;
  std::uint32_t documents = 0;
  std::uint32_t most = 0;
};

/// An acronym and all that it stands for.
struct Acronym {
  /// As most documents write it.
  std::string written;
  std::uint32_t most = 0;
  /// As it is written in the plural, if it is.
  std::string plural;
  /// By stems.
  std::unordered_map<std::string, Meaning> meanings;
};

class TableMaker {
 public:
  SynonymTable take() {
    for (auto* keys : {&table_.by_acronym, &table_.by_words})
      for (auto& [key, synonyms] : *keys) drop_repeated(synonyms);
    return std::move(table_);
  }

  void add_rule(const SynonymRule& rule) {
    for (const auto& from : rule.from)
      for (const auto& to : rule.to)
        if (from != to) add(from, synonym_of(to, 0));
  }

  /// What the documents explain.
  void add_explained(const Xapian::Database& database) {
    const std::string prefix(schema::acronym_prefix);
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
      gather(*term, term.get_termfreq());
    for (auto& [key, acronym] : explained_) add_meanings(acronym);
  }

  /// A shipped group that says nothing against the documents.
  void add_shipped(const std::vector<std::string>& group) {
    for (const auto& text : group)
      if (const auto known = explained_.find(analyze::acronym_key(text)); known != explained_.end()) {
        const bool is_agreed = std::any_of(group.begin(), group.end(), [&](const std::string& other) {
          return known->second.meanings.contains(stems_of(other).all);
        });
        if (!is_agreed) return;
      }
    add_rule({group, group});
  }

 private:
  /// A text as a key of the table.
  struct Stems {
    std::string all;
    std::string first;
    std::size_t count = 0;
  };

  Stems cut(std::string_view text) {
    Stems stems;
    analyzer_.analyze(text, analyze::StemLanguage::english, [&](const analyze::Token& token) {
      if (stems.count++ == 0) {
        stems.first = token.stem;
      } else {
        stems.all += ' ';
      }
      stems.all += token.stem;
    });
    return stems;
  }

  /// The same, kept: each text is asked for several times, and the table is made whenever an index is opened.
  const Stems& stems_of(const std::string& text) {
    const auto [place, is_new] = stems_.try_emplace(text);
    if (is_new) place->second = cut(text);
    return place->second;
  }

  /// The terms of an acronym: the word in capitals; where it is written with small letters, its stem.
  void add_terms(const std::string& written, const std::string& key, std::vector<std::string>& terms) {
    // "SFO", "SFOs"; "LoT" does not stand in the index as a word in capitals.
    if (written.starts_with(key)) terms.push_back(std::string(schema::capitals_prefix).append(key));
    if (analyze::has_small_letters(written)) terms.push_back(stems_of(written).all);
  }

  Synonym synonym_of(const std::string& text, std::uint32_t documents, const std::string& plural = {}) {
    Synonym synonym{text, {}, documents};
    const std::string key = analyze::acronym_key(text);
    if (key.empty()) return synonym;
    add_terms(text, key, synonym.terms);
    // "U.S." in a rule.
    if (synonym.terms.empty()) synonym.terms.push_back(std::string(schema::capitals_prefix).append(key));
    if (!plural.empty()) synonym.terms.push_back(stems_of(plural).all);
    std::sort(synonym.terms.begin(), synonym.terms.end());
    synonym.terms.erase(std::unique(synonym.terms.begin(), synonym.terms.end()), synonym.terms.end());
    return synonym;
  }

  void add(const std::string& from, Synonym to) {
    if (std::string key = analyze::acronym_key(from); !key.empty()) {
      table_.by_acronym[std::move(key)].push_back(std::move(to));
      return;
    }
    const Stems& stems = stems_of(from);
    if (stems.all.empty()) return;
    auto& longest = table_.longest[stems.first];
    longest = std::max(longest, stems.count);
    table_.by_words[stems.all].push_back(std::move(to));
  }

  void gather(std::string_view term, std::uint32_t documents) {
    const auto [written, words] = store::acronym_of_term(term);
    std::string key = analyze::acronym_key(written);
    if (key.empty() || words.empty()) return;
    const bool is_plural = written.starts_with(key) && written.size() > key.size();
    Acronym& acronym = explained_[std::move(key)];
    if (is_plural) acronym.plural = written;
    if (documents > acronym.most) {
      acronym.most = documents;
      acronym.written = written;
    }
    Meaning& meaning = acronym.meanings[stems_of(std::string(words)).all];
    meaning.documents += documents;
    if (documents <= meaning.most) return;
    meaning.most = documents;
    meaning.words = words;
  }

  static bool counts(const Acronym& acronym, const Meaning& meaning, std::uint32_t most) {
    if (meaning.documents * much_rarer < most) return false;
    constexpr std::size_t short_key = 2;
    return meaning.documents > 1 || (acronym.meanings.size() == 1 && acronym.written.size() > short_key);
  }

  void add_meanings(const Acronym& acronym) {
    std::vector<const Meaning*> meanings;
    for (const auto& [stems, meaning] : acronym.meanings) meanings.push_back(&meaning);
    std::sort(meanings.begin(), meanings.end(), [](const Meaning* a, const Meaning* b) {
      return a->documents != b->documents ? a->documents > b->documents : a->words < b->words;
    });
    if (meanings.size() > max_meanings) meanings.resize(max_meanings);
    const std::uint32_t most = meanings.front()->documents;
    std::erase_if(meanings, [&](const Meaning* meaning) { return !counts(acronym, *meaning, most); });
    for (const Meaning* meaning : meanings) {
      add(meaning->words, synonym_of(acronym.written, meaning->documents, acronym.plural));
      // What begins with another meaning is found with it ("... act 2012").
      const bool is_found = std::any_of(meanings.begin(), meanings.end(), [&](const Meaning* other) {
        return meaning->words.starts_with(other->words + ' ');
      });
      if (!is_found) add(acronym.written, synonym_of(meaning->words, meaning->documents));
    }
  }

  /// The first of several that are the same; known without documents if any of them is.
  void drop_repeated(std::vector<Synonym>& synonyms) {
    std::vector<Synonym> once;
    std::vector<std::string> seen;
    for (Synonym& synonym : synonyms) {
      std::string same = synonym.terms.empty() ? stems_of(synonym.text).all : synonym.terms.front();
      const auto place = std::find(seen.begin(), seen.end(), same);
      if (place == seen.end()) {
        seen.push_back(std::move(same));
        once.push_back(std::move(synonym));
      } else if (synonym.documents == 0) {
        once[static_cast<std::size_t>(place - seen.begin())].documents = 0;
      }
    }
    synonyms = std::move(once);
  }

  SynonymTable table_;
  /// By key, in order, so that the table comes out the same each time.
  std::map<std::string, Acronym> explained_;
  analyze::Analyzer analyzer_;
  /// By text.
  std::unordered_map<std::string, Stems> stems_;
};

}  // namespace

SynonymTable make_synonyms(const Xapian::Database& database, const store::Settings& settings,
                           std::span<const SynonymRule> rules) {
  TableMaker maker;
  for (const SynonymRule& rule : rules) maker.add_rule(rule);
  maker.add_explained(database);
  for (const auto& group : settings.synonyms) maker.add_shipped(group);
  return maker.take();
}

}  // namespace dossier::search

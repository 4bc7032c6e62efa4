// SPDX-License-Identifier: GPL-2.0-or-later
// Which further words do the best documents suggest, and how much do other documents have of them?
#include "search/feedback.h"

#include "schema/fields.h"
#include "search/stop_words.h"
#include "text/unicode.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace dossier::search {
namespace {

// Tuned: docs/ranking.md.
constexpr std::size_t best_documents = 5;
constexpr std::size_t most_words = 20;
/// How much the most telling word counts beside one of the query.
constexpr double feedback_weight = 0.7;
/// The share of the best document's score, to this power, is how much another one says.
constexpr double document_power = 3;
constexpr double choice_k1 = 1.2;
constexpr double score_k1 = 0.6;
/// Words that more of the documents have, or fewer, say nothing.
constexpr double largest_share = 0.2;
constexpr std::uint32_t fewest_documents = 2;

/// Gathers the words of the best documents.
class WordChoice {
 public:
  explicit WordChoice(const store::Snapshot& snapshot)
      : snapshot_(snapshot),
        vocabulary_(snapshot.words->vocabulary()),
        bm25_(*snapshot.columns, choice_k1),
        counts_(vocabulary_.size()),
        sums_(vocabulary_.size()) {}

  void add(DocumentNumber number, double share) {
    const store::DocumentWords words = snapshot_.words->words(number);
    count(words);
    for (const std::uint16_t stem : in_document_) {
      if (sums_[stem] == 0) seen_.push_back(stem);
      sums_[stem] += share * bm25_.saturated(counts_[stem], number);
      counts_[stem] = 0;
    }
    in_document_.clear();
    for (auto& [stem, rare] : rare_) {
      rare.sum += share * bm25_.saturated(rare.count, number);
      rare.count = 0;
    }
  }

  std::vector<FeedbackWord> best() {
    std::vector<FeedbackWord> words;
    for (const std::uint16_t stem : seen_) consider(words, stem_text(stem), snapshot_.words->frequency(stem), sums_[stem]);
    for (const auto& [stem, rare] : rare_) consider(words, stem, snapshot_.database.get_termfreq(stem), rare.sum);
    const auto end = words.begin() + static_cast<std::ptrdiff_t>(std::min(most_words, words.size()));
    std::partial_sort(words.begin(), end, words.end(), [](const FeedbackWord& a, const FeedbackWord& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
    });
    words.erase(end, words.end());
    if (words.empty()) return words;
    const double most = words.front().weight;
    for (FeedbackWord& word : words) word.weight = feedback_weight * std::sqrt(word.weight / most);
    return words;
  }

 private:
  /// A stem that is not in the vocabulary.
  struct Rare {
    std::uint32_t count = 0;
    double sum = 0;
  };

  void count(const store::DocumentWords& words) {
    std::unordered_map<store::WordCode, store::WordForm> own;
    words.for_each_own([&](store::WordCode code, store::WordForm form) { own.emplace(code, form); });
    for (const store::WordCode code : words.codes()) {
      if (code == store::paragraph_end || code == store::unknown_word) continue;
      if (code <= vocabulary_.size()) {
        add_one(vocabulary_.stem_number(code), code);
      } else if (const auto place = own.find(code); place != own.end()) {
        add_own(place->second.stem);
      }
    }
  }

  void add_one(std::uint16_t stem, store::WordCode code) {
    if (counts_[stem]++ > 0) return;
    in_document_.push_back(stem);
    codes_[stem] = code;
  }

  void add_own(std::string_view stem) {
    const auto codes = vocabulary_.with_stem(stem);
    if (codes.empty()) {
      ++rare_[std::string(stem)].count;
    } else {
      add_one(vocabulary_.stem_number(codes.front()), codes.front());
    }
  }

  [[nodiscard]] std::string_view stem_text(std::uint16_t stem) const {
    return vocabulary_.form(codes_.at(stem)).stem;
  }

  void consider(std::vector<FeedbackWord>& words, std::string_view stem, std::uint32_t having, double sum) const {
    const double most = largest_share * static_cast<double>(snapshot_.columns->count());
    if (having < fewest_documents || having > most) return;
    if (stem.size() < 2 || is_stop_word(stem)) return;
    words.push_back({std::string(stem), bm25_.idf(having) * sum});
  }

  const store::Snapshot& snapshot_;
  const store::Vocabulary& vocabulary_;
  Bm25 bm25_;
  /// By stem number: how often in the document at hand, and what it says of all.
  std::vector<std::uint32_t> counts_;
  std::vector<double> sums_;
  std::vector<std::uint16_t> in_document_;
  std::vector<std::uint16_t> seen_;
  std::unordered_map<std::uint16_t, store::WordCode> codes_;
  std::unordered_map<std::string, Rare> rare_;
};

}  // namespace

std::vector<FeedbackWord> feedback_words(const store::Snapshot& snapshot,
                                         std::span<const RankedDocument> best) {
  WordChoice choice(snapshot);
  for (const RankedDocument& document : best.first(std::min(best.size(), best_documents)))
    choice.add(document.number, std::pow(document.score / best.front().score, document_power));
  return choice.best();
}

Feedback::Feedback(const store::Snapshot& snapshot, const std::vector<FeedbackWord>& words)
    : snapshot_(snapshot),
      bm25_(*snapshot.columns, score_k1),
      table_(*snapshot.words),
      weights_(words.size() + 1),
      counts_(words.size() + 1) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto number = static_cast<std::uint8_t>(i + 1);
    table_.add(words[i].stem, number);
    const auto codes = snapshot.words->vocabulary().with_stem(words[i].stem);
    const std::uint32_t having =
        codes.empty() ? snapshot.database.get_termfreq(words[i].stem)
                      : snapshot.words->frequency(snapshot.words->vocabulary().stem_number(codes.front()));
    weights_[number] = words[i].weight * bm25_.idf(having);
  }
}

double Feedback::score(DocumentNumber number) {
  const store::DocumentWords words = snapshot_.words->words(number);
  table_.enter(words);
  const auto count = [&](std::span<const store::WordCode> text, std::uint32_t weight) {
    for (const store::WordCode code : text) {
      const std::uint8_t word = table_.word(code);
      if (word != CodeTable::no_word && word != CodeTable::gap) counts_[word] += weight;
    }
  };
  const auto title = words.title_codes();
  count(title, schema::title_weight);
  count(words.codes().subspan(title.size()), 1);
  double score = 0;
  for (std::size_t word = 1; word < counts_.size(); ++word) {
    if (counts_[word] > 0) score += weights_[word] * bm25_.saturated(counts_[word], number);
    counts_[word] = 0;
  }
  return score;
}

}  // namespace dossier::search

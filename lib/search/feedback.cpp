// SPDX-License-Identifier: GPL-2.0-or-later
// Which further words do the best documents suggest, and how much do other documents have of them?
#include "search/feedback.h"

#include "schema/fields.h"
#include "search/document_frequency.h"
#include "search/stop_words.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dossier::search {
namespace {

// Tuned: docs/ranking.md.
constexpr std::size_t best_documents = 5;
constexpr std::size_t feedback_word_count = 20;
constexpr std::size_t candidates_looked_at = 64;
/// How much the most telling word counts beside one of the query.
constexpr double feedback_weight = 0.7;
/// The share of the best document's score, to this power, is how much another one says.
constexpr double document_power = 3;
constexpr double choice_k1 = 1.2;
constexpr double score_k1 = 0.6;
/// Words that more of the documents have, or fewer, say nothing.
constexpr double largest_share = 0.2;
constexpr std::uint32_t fewest_documents = 2;
/// In a small index a share is too few.
constexpr double few_having = 10;

/// Which words may be chosen.
struct WordLimits {
  std::size_t most_words = feedback_word_count;
  /// Words that more of the documents have say nothing.
  double most_documents = 0;
};

double share_of_documents(const store::Snapshot& snapshot) {
  return largest_share * static_cast<double>(snapshot.columns->count());
}

/// Gathers the words of the best documents.
class WordChoice {
 public:
  WordChoice(const store::Snapshot& snapshot, const WordLimits& limits)
      : snapshot_(snapshot),
        limits_(limits),
        vocabulary_(snapshot.words->vocabulary()),
        bm25_(*snapshot.columns, choice_k1),
        counts_(vocabulary_.size()),
        met_(std::make_unique_for_overwrite<std::uint16_t[]>(vocabulary_.size() + 1)),
        entry_of_(vocabulary_.size(), not_met) {}

  void add(DocumentNumber number, double share) {
    count(snapshot_.words->words(number));
    const auto said = [&](std::uint32_t count) { return share * bm25_.saturated(count, number); };
    for (const std::uint16_t stem : std::span(met_.get(), met_count_))
      if (Entry* entry = entry_of(stem)) entry->sum += said(counts_[stem]);
    for (const std::uint16_t stem : std::span(met_.get(), met_count_)) counts_[stem] = 0;
    met_count_ = 0;
    for (auto& [stem, rare] : rare_) {
      if (rare.count > 0) rare.sum += said(rare.count);
      rare.count = 0;
    }
  }

  std::vector<FeedbackWord> best() const {
    std::vector<Candidate> candidates;
    candidates.reserve(entries_.size() + rare_.size());
    for (const Entry& entry : entries_)
      consider(candidates, {{}, entry.stem_number, snapshot_.words->frequency(entry.stem_number), entry.sum});
    for (const auto& [stem, entry] : rare_)
      consider(candidates, {stem, store::no_stem, document_frequency(snapshot_, stem), entry.sum});
    // More than are wanted: some turn out to be function words.
    const auto end =
        candidates.begin() + static_cast<std::ptrdiff_t>(std::min(candidates_looked_at, candidates.size()));
    std::partial_sort(candidates.begin(), end, candidates.end(), [&](const Candidate& a, const Candidate& b) {
      return a.weight != b.weight ? a.weight > b.weight : stem_of(a) < stem_of(b);
    });
    std::vector<FeedbackWord> words;
    for (auto it = candidates.begin(); it != end && words.size() < limits_.most_words; ++it)
      if (const auto stem = stem_of(*it); stem.size() >= 2 && !is_stop_word(stem))
        words.push_back({std::string(stem), it->stem_number, it->having, it->weight});
    if (words.empty()) return words;
    const double most = words.front().weight;
    for (FeedbackWord& word : words) word.weight = feedback_weight * std::sqrt(word.weight / most);
    return words;
  }

 private:
  /// A telling stem of the best documents, and what it says of all.
  struct Entry {
    std::uint16_t stem_number = store::no_stem;
    double sum = 0;
  };
  /// The same of one that is not in the vocabulary.
  struct RareEntry {
    std::uint32_t count = 0;
    double sum = 0;
  };
  struct Candidate {
    /// Of one that is not in the vocabulary.
    std::string_view rare_stem;
    std::uint16_t stem_number = store::no_stem;
    std::uint32_t having = 0;
    double weight = 0;
  };
  /// In place of an index into `entries_`.
  static constexpr std::uint16_t not_met = 0xFFFF;
  static constexpr std::uint16_t says_nothing = 0xFFFE;
  /// More would say no more.
  static constexpr std::uint16_t most_counted = 0xFFFF;

  void count(const store::DocumentWords& words) {
    const auto own_numbers = words.own_stem_numbers();
    std::vector<std::uint32_t> rare_counts(own_numbers.size());
    for (const store::WordCode code : words.codes()) {
      if (code == store::paragraph_end) continue;
      if (code <= vocabulary_.size()) {
        count_stem(vocabulary_.stem_number(code));
      } else if (const auto own = code - std::size_t{store::first_own_code}; own < own_numbers.size()) {
        if (own_numbers[own] < entry_of_.size())
          count_stem(own_numbers[own]);
        else
          ++rare_counts[own];
      }
    }
    words.for_each_own([&](store::WordCode code, const store::OwnForm& own) {
      const std::uint32_t count = rare_counts[code - std::size_t{store::first_own_code}];
      if (count > 0) rare_[std::string(own.form.stem)].count += count;
    });
  }

  /// Without a branch: whether a stem was met before cannot be foretold.
  void count_stem(std::uint16_t number) {
    std::uint16_t& count = counts_[number];
    met_[met_count_] = number;
    met_count_ += count == 0;
    if (count != most_counted) ++count;
  }

  /// The entry of a stem, a new one where it has none; none for one that says nothing.
  Entry* entry_of(std::uint16_t stem) {
    std::uint16_t& place = entry_of_[stem];
    if (place == not_met &&
        (!is_telling(snapshot_.words->frequency(stem)) || entries_.size() == says_nothing))
      place = says_nothing;
    if (place == says_nothing) return nullptr;
    if (place == not_met) {
      place = static_cast<std::uint16_t>(entries_.size());
      entries_.push_back({stem, 0});
    }
    return &entries_[place];
  }

  [[nodiscard]] bool is_telling(std::uint32_t having) const {
    return having >= fewest_documents && having <= limits_.most_documents;
  }

  /// \param candidate with the sum of its entry as its weight
  void consider(std::vector<Candidate>& candidates, Candidate candidate) const {
    if (!is_telling(candidate.having)) return;
    candidate.weight *= bm25_.idf(candidate.having);
    candidates.push_back(candidate);
  }

  [[nodiscard]] std::string_view stem_of(const Candidate& candidate) const {
    if (candidate.stem_number == store::no_stem) return candidate.rare_stem;
    return vocabulary_.form(vocabulary_.with_stem_number(candidate.stem_number).front()).stem;
  }

  const store::Snapshot& snapshot_;
  WordLimits limits_;
  const store::Vocabulary& vocabulary_;
  Bm25 bm25_;
  /// By stem number: how often it stands in the document at hand.
  std::vector<std::uint16_t> counts_;
  /// The stems of the document at hand, as many as `met_count_`, with room for one more.
  std::unique_ptr<std::uint16_t[]> met_;
  std::size_t met_count_ = 0;
  /// By stem number: its place in `entries_`, or one of the marks.
  std::vector<std::uint16_t> entry_of_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, RareEntry> rare_;
};

}  // namespace

std::vector<FeedbackWord> feedback_words(const store::Snapshot& snapshot,
                                         std::span<const RankedDocument> best) {
  WordChoice choice(snapshot, {feedback_word_count, share_of_documents(snapshot)});
  for (const RankedDocument& document : best.first(std::min(best.size(), best_documents)))
    choice.add(document.number, std::pow(document.score / best.front().score, document_power));
  return choice.best();
}

std::vector<FeedbackWord> telling_words(const store::Snapshot& snapshot, DocumentNumber number,
                                        std::size_t most_words) {
  WordChoice choice(snapshot, {most_words, std::max(share_of_documents(snapshot), few_having)});
  choice.add(number, 1);
  return choice.best();
}

Feedback::Feedback(const store::Snapshot& snapshot, const std::vector<FeedbackWord>& words)
    : snapshot_(snapshot),
      bm25_(*snapshot.columns, score_k1),
      table_(*snapshot.words),
      weights_(words.size() + 1) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto number = static_cast<std::uint8_t>(i + 1);
    if (words[i].stem_number == store::no_stem)
      table_.add(words[i].stem, number);
    else
      table_.add(words[i].stem_number, number);
    weights_[number] = words[i].weight * bm25_.idf(words[i].having);
  }
}

void Feedback::count(std::span<const store::WordCode> text, std::uint32_t weight) {
  std::size_t place = 0;
  for (; place + lanes <= text.size(); place += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) counts_[lane][table_.word(text[place + lane])] += weight;
  for (; place < text.size(); ++place) counts_[0][table_.word(text[place])] += weight;
}

std::uint32_t Feedback::take_count(std::size_t word) {
  std::uint32_t sum = 0;
  for (auto& counts : counts_) sum += std::exchange(counts[word], 0);
  return sum;
}

double Feedback::score(DocumentNumber number) {
  const store::DocumentWords words = snapshot_.words->words(number);
  table_.enter(words);
  const auto title = words.title_codes();
  count(title, schema::title_weight);
  count(words.codes().subspan(title.size()), 1);
  double score = 0;
  for (std::size_t word = 1; word < weights_.size(); ++word)
    if (const std::uint32_t occurrences = take_count(word); occurrences > 0)
      score += weights_[word] * bm25_.saturated(occurrences, number);
  return score;
}

}  // namespace dossier::search

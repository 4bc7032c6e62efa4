// SPDX-License-Identifier: GPL-2.0-or-later
// Which further words do the best documents suggest, and how much do other documents have of them?
#include "search/feedback.h"

#include "schema/fields.h"
#include "search/best_few.h"
#include "search/document_frequency.h"
#include "search/scratch.h"
#include "search/stop_words.h"

#include <algorithm>
#include <array>
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
        counts_(scratch_of(snapshot).tables, vocabulary_.size()),
        entry_of_(scratch_of(snapshot).tables, vocabulary_.size()) {}
  WordChoice(const WordChoice&) = delete;
  WordChoice& operator=(const WordChoice&) = delete;
  ~WordChoice() {
    forget_counts();
    for (const std::uint16_t stem : looked_up_) entry_of_[stem] = not_met;
  }

  void add(DocumentNumber number, double share) {
    count(snapshot_.words->words(number));
    std::array<double, few_times> said_few{};
    for (std::uint32_t times = 0; times < few_times; ++times)
      said_few[times] = share * bm25_.saturated(times, number);
    const auto said = [&](std::uint32_t times) {
      return times < few_times ? said_few[times] : share * bm25_.saturated(times, number);
    };
    for (const std::uint16_t stem : std::span(met_.get(), met_count_))
      if (Entry* entry = entry_of(stem)) entry->sum += said(counts_[stem]);
    forget_counts();
    for (auto& [stem, rare] : rare_) {
      if (rare.count > 0) rare.sum += said(rare.count);
      rare.count = 0;
    }
  }

  std::vector<FeedbackWord> best() const {
    std::vector<FeedbackWord> words;
    for (const Candidate& candidate : most_telling()) {
      const auto stem = stem_of(candidate);
      if (stem.size() < 2 || is_stop_word(stem)) continue;
      words.push_back({std::string(stem), candidate.stem_number, candidate.having, candidate.weight});
      if (words.size() == limits_.most_words) break;
    }
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
    /// How often the best documents have it, then with its idf.
    double weight = 0;
  };
  /// Counts stems. A thing of its own, so that it lies in registers.
  struct StemCounter {
    std::uint16_t* counts = nullptr;
    std::uint16_t* met = nullptr;
    std::size_t met_count = 0;

    /// Without a branch: whether a stem was met before cannot be foretold.
    void add(std::uint16_t number) {
      const std::uint16_t count = counts[number];
      met[met_count] = number;
      met_count += count == 0;
      counts[number] = static_cast<std::uint16_t>(count + (count != most_counted));
    }
  };
  /// What so many occurrences say is worked out once a document.
  static constexpr std::uint32_t few_times = 16;
  /// In place of the number of an entry.
  static constexpr std::uint16_t not_met = 0;
  static constexpr std::uint16_t says_nothing = 0xFFFF;
  /// More would say no more.
  static constexpr std::uint16_t most_counted = 0xFFFF;

  /// The best first: more than are wanted, since some turn out to be function words.
  std::vector<Candidate> most_telling() const {
    const auto before = [&](const Candidate& a, const Candidate& b) {
      return a.weight != b.weight ? a.weight > b.weight : stem_of(a) < stem_of(b);
    };
    BestFew<Candidate, decltype(before)> best(candidates_looked_at, before);
    const double greatest_idf = bm25_.idf(fewest_documents);
    const auto consider = [&](Candidate candidate, auto&& having) {
      if (best.is_full() && candidate.weight * greatest_idf < best.worst().weight) return;
      candidate.having = having();
      if (!is_telling(candidate.having)) return;
      candidate.weight *= bm25_.idf(candidate.having);
      best.add(candidate);
    };
    for (const Entry& entry : entries_)
      consider({{}, entry.stem_number, 0, entry.sum},
               [&] { return snapshot_.words->frequency(entry.stem_number); });
    for (const auto& rare : rare_)
      consider({rare.first, store::no_stem, 0, rare.second.sum},
               [&] { return document_frequency(snapshot_, rare.first); });
    return best.take();
  }

  void count(const store::DocumentWords& words) {
    met_ = std::make_unique_for_overwrite<std::uint16_t[]>(words.codes().size() + 1);
    StemCounter stems{counts_.data(), met_.get()};
    const auto own_numbers = words.own_stem_numbers();
    std::vector<std::uint32_t> rare_counts(own_numbers.size());
    for (const store::WordCode code : words.codes()) {
      if (code == store::paragraph_end) continue;
      if (code <= vocabulary_.size()) {
        stems.add(vocabulary_.stem_number(code));
      } else if (const auto own = code - std::size_t{store::first_own_code}; own < own_numbers.size()) {
        if (own_numbers[own] < vocabulary_.size())
          stems.add(own_numbers[own]);
        else
          ++rare_counts[own];
      }
    }
    met_count_ = stems.met_count;
    words.for_each_own([&](store::WordCode code, const store::OwnForm& own) {
      const std::uint32_t count = rare_counts[code - std::size_t{store::first_own_code}];
      if (count > 0) rare_[std::string(own.form.stem)].count += count;
    });
  }

  void forget_counts() {
    for (const std::uint16_t stem : std::span(met_.get(), met_count_)) counts_[stem] = 0;
    met_count_ = 0;
  }

  /// The entry of a stem, a new one where it has none; none for one that says nothing.
  Entry* entry_of(std::uint16_t stem) {
    std::uint16_t& number = entry_of_[stem];
    if (number == not_met) {
      looked_up_.push_back(stem);
      number = new_entry(stem);
    }
    return number == says_nothing ? nullptr : &entries_[number - std::size_t{1}];
  }

  std::uint16_t new_entry(std::uint16_t stem) {
    if (!is_telling(snapshot_.words->frequency(stem)) || entries_.size() + 1 == says_nothing)
      return says_nothing;
    entries_.push_back({stem, 0});
    return static_cast<std::uint16_t>(entries_.size());
  }

  [[nodiscard]] bool is_telling(std::uint32_t having) const {
    return having >= fewest_documents && having <= limits_.most_documents;
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
  LentTable<std::uint16_t> counts_;
  /// The stems of the document at hand, as many as `met_count_`, with room for one more.
  std::unique_ptr<std::uint16_t[]> met_;
  std::size_t met_count_ = 0;
  /// By stem number: which of `entries_` it has, counted from 1, or one of the marks.
  LentTable<std::uint16_t> entry_of_;
  /// The stems that have a number there.
  std::vector<std::uint16_t> looked_up_;
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
      table_(*snapshot.words, scratch_of(snapshot).small_tables, CodeTable::Gaps::passed_over),
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

double Feedback::score(DocumentNumber number) {
  const store::DocumentWords words = snapshot_.words->words(number);
  table_.enter(words);
  const auto title = words.title_codes();
  const auto count = [&](std::span<const store::WordCode> text, std::uint32_t weight) {
    table_.for_each_word(text, [&](std::uint8_t word) { counts_[word] += weight; });
  };
  count(title, schema::title_weight);
  count(words.codes().subspan(title.size()), 1);
  double score = 0;
  for (std::size_t word = 1; word < weights_.size(); ++word)
    if (const std::uint32_t occurrences = std::exchange(counts_[word], 0); occurrences > 0)
      score += weights_[word] * bm25_.saturated(occurrences, number);
  return score;
}

}  // namespace dossier::search

// SPDX-License-Identifier: GPL-2.0-or-later
// What may be put in the place of doubtful words, and which queries does that make?
#include "search/corrections.h"

#include "query/typed_word.h"
#include "search/respellings.h"
#include "search/stop_words.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace dossier::search {
namespace {

using support::is_lower;
using support::is_upper;
using support::to_upper;

using query::NodeKind;

/// Candidates for one word.
constexpr std::size_t most_candidates = 5;
/// Places to split a word at that are tried.
constexpr std::size_t most_splits = 3;
/// A rare word is doubted for the sake of one that this many times as many documents have.
constexpr std::size_t much_more = 20;

bool is_phrase(const TypedWord& word) {
  return word.leaf->kind == NodeKind::phrase;
}

bool is_better(const Replacement& a, const Replacement& b) {
  const auto key = [](const Replacement& r) {
    return std::make_tuple(r.distance, !r.keeps_first_letter, ~r.documents);
  };
  return key(a) < key(b);
}

/// Finds what may replace the words of one query.
class Replacer {
 public:
  Replacer(const store::Snapshot& snapshot, const std::vector<TypedWord>& words, std::string_view query,
           const Deadline& deadline)
      : snapshot_(snapshot), words_(words), query_(query), deadline_(deadline) {}

  /// For the word at an index, the best first.
  std::vector<Replacement> replacements(std::size_t index) {
    deadline_.check();
    const TypedWord& word = words_[index];
    std::vector<Replacement> found;
    for (const Respelling& other : similar(word))
      if (word.leaf->kind != NodeKind::word || !is_stop_word(other.word))
        found.push_back({word.begin, word.end, in_capitals_of(typed(word), other.word), other.distance,
                         other.keeps_first_letter, other.documents});
    if (word.doubt != Doubt::rare && word.leaf->kind != NodeKind::field_value) {
      add_splits(word, found);
      if (index > 0) add_join(words_[index - 1], word, found);
      if (index + 1 < words_.size()) add_join(word, words_[index + 1], found);
    }
    std::stable_sort(found.begin(), found.end(), is_better);
    if (found.size() > most_candidates) found.resize(most_candidates);
    return found;
  }

 private:
  [[nodiscard]] std::string_view typed(const TypedWord& word) const {
    return query_.substr(word.begin, word.end - word.begin);
  }

  [[nodiscard]] std::vector<Respelling> similar(const TypedWord& word) const {
    if (word.leaf->kind == NodeKind::field_value)
      return value_respellings(snapshot_, *word.leaf->field, word.folded, most_candidates);
    WantedRespellings wanted;
    wanted.farthest = word.doubt == Doubt::absent ? farthest_respelling(word.folded) : 1;
    if (word.doubt == Doubt::rare) wanted.rarest = much_more * word.documents;
    wanted.count = most_candidates;
    wanted.is_each_form = is_phrase(word);
    return respellings(snapshot_, word.folded, wanted);
  }

  /// How many documents have two words side by side.
  [[nodiscard]] std::size_t side_by_side(const std::string& both, const TypedWord& word) const {
    query::Node node;
    node.kind = NodeKind::phrase;
    node.text = both;
    node.field = word.leaf->field;
    return count_documents(snapshot_, node, deadline_);
  }

  /// A space was left out.
  void add_splits(const TypedWord& word, std::vector<Replacement>& found) const {
    constexpr std::size_t shortest_part = 2;
    if (!text::is_ascii(word.folded)) return;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::size_t at = shortest_part; at + shortest_part <= word.folded.size(); ++at) {
      const std::size_t left = documents_of_form(snapshot_, word.folded.substr(0, at));
      const std::size_t right = left == 0 ? 0 : documents_of_form(snapshot_, word.folded.substr(at));
      if (right > 0) places.emplace_back(std::min(left, right), at);
    }
    std::sort(places.rbegin(), places.rend());
    if (places.size() > most_splits) places.resize(most_splits);
    for (const auto& [unused, at] : places) {
      const std::string both = word.folded.substr(0, at) + " " + word.folded.substr(at);
      if (const std::size_t documents = side_by_side(both, word); documents > 0)
        found.push_back(
            {word.begin, word.end, is_phrase(word) ? both : fmt::format("\"{}\"", both), 1, true, documents});
    }
  }

  /// A space was put in.
  void add_join(const TypedWord& left, const TypedWord& right, std::vector<Replacement>& found) const {
    const std::string_view gap = query_.substr(left.end, right.begin - left.end);
    const bool is_gap_empty = gap.find_first_not_of(" -") == std::string_view::npos;
    const bool are_words = left.leaf->kind == NodeKind::word && right.leaf->kind == NodeKind::word;
    if (!is_gap_empty || (left.leaf != right.leaf && !are_words)) return;
    const std::string both = left.folded + right.folded;
    if (const std::size_t documents = documents_of_form(snapshot_, both); documents > 0)
      found.push_back({left.begin, right.end, in_capitals_of(typed(left), both), 1, true, documents});
  }

  const store::Snapshot& snapshot_;
  const std::vector<TypedWord>& words_;
  std::string_view query_;
  const Deadline& deadline_;
};

bool is_apart(const Replacement& a, const Replacement& b) {
  return a.end <= b.begin || b.end <= a.begin;
}

/// Adds a replacement, unless it overlaps another.
void add_apart(Correction& correction, const Replacement& replacement) {
  if (!std::all_of(correction.begin(), correction.end(),
                   [&](const auto& other) { return is_apart(other, replacement); }))
    return;
  const auto place = std::find_if(correction.begin(), correction.end(),
                                  [&](const auto& other) { return other.begin > replacement.begin; });
  correction.insert(place, replacement);
}

/// What may be done about each word: first about those that no document has, which are replaced together.
struct Choices {
  std::vector<std::vector<Replacement>> needed;
  std::vector<Replacement> single;
};

Correction best_but(const Choices& choices, std::size_t changed, std::size_t choice) {
  Correction correction;
  for (std::size_t i = 0; i < choices.needed.size(); ++i)
    add_apart(correction, choices.needed[i][i == changed ? choice : 0]);
  return correction;
}

std::vector<Correction> combined(const Choices& choices) {
  std::vector<Correction> all;
  const Correction best = best_but(choices, choices.needed.size(), 0);
  if (!best.empty()) all.push_back(best);
  for (const Replacement& single : choices.single) {
    Correction correction = best;
    add_apart(correction, single);
    if (correction.size() > best.size()) all.push_back(std::move(correction));
  }
  for (std::size_t choice = 1; choice < most_candidates; ++choice)
    for (std::size_t i = 0; i < choices.needed.size(); ++i)
      if (choice < choices.needed[i].size()) all.push_back(best_but(choices, i, choice));
  return all;
}

}  // namespace

std::string in_capitals_of(std::string_view typed, std::string_view word) {
  std::string out(word);
  if (typed.empty() || out.empty() || !is_upper(typed.front())) return out;
  const bool is_shouted = typed.size() > 1 && std::none_of(typed.begin(), typed.end(), is_lower);
  std::transform(out.begin(), is_shouted ? out.end() : out.begin() + 1, out.begin(), to_upper);
  return query::is_operator(out) ? std::string(word) : out;
}

std::string corrected(std::string_view query, const Correction& correction) {
  std::string out;
  std::size_t begin = 0;
  for (const Replacement& replacement : correction) {
    out.append(query.substr(begin, replacement.begin - begin)).append(replacement.text);
    begin = replacement.end;
  }
  return out.append(query.substr(begin));
}

std::vector<Correction> corrections(const store::Snapshot& snapshot, const std::vector<TypedWord>& words,
                                    std::string_view query, const Deadline& deadline) {
  Replacer replacer(snapshot, words, query, deadline);
  Choices choices;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].doubt == Doubt::none) continue;
    auto replacements = replacer.replacements(i);
    if (replacements.empty()) continue;
    if (words[i].doubt == Doubt::absent) {
      choices.needed.push_back(std::move(replacements));
    } else {
      choices.single.insert(choices.single.end(), replacements.begin(), replacements.end());
    }
  }
  std::stable_sort(choices.single.begin(), choices.single.end(), is_better);
  return combined(choices);
}

}  // namespace dossier::search

// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents are most like one?
#include "search/similar.h"

#include "search/bm25.h"
#include "search/feedback.h"
#include "search/posting_lists.h"
#include "text/segments.h"
#include "text/unicode.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dossier::search {
namespace {

constexpr std::size_t most_similar_words = 30;
/// So many are looked at, since some are no words.
constexpr std::size_t candidates = 60;

/// Whether it is the end of one word and the beginning of the next, in a script without spaces.
bool is_no_word(const FeedbackWord& word) {
  std::size_t index = 0;
  return text::is_unspaced(text::next_code_point(word.stem, index)) &&
         text::word_segments(word.stem).size() > 1;
}

/// The most telling words of a document.
std::vector<FeedbackWord> words_of(const store::Snapshot& snapshot, DocumentNumber number) {
  auto words = telling_words(snapshot, number, candidates);
  if (!std::all_of(words.begin(), words.end(), is_no_word)) std::erase_if(words, is_no_word);
  if (words.size() > most_similar_words) words.resize(most_similar_words);
  return words;
}

Frame empty_frame(const store::Snapshot& snapshot) {
  return {Bitmap(snapshot.columns->last()), std::vector<double>(snapshot.columns->last() + std::size_t{1})};
}

void add_scores(const store::Columns& columns, const FeedbackWord& word, const PostingList& list,
                Frame& frame) {
  const Bm25 bm25(columns, bm25_k1);
  const double weight = word.weight * bm25.idf(list.documents.size());
  for (std::size_t i = 0; i < list.documents.size(); ++i) {
    const DocumentNumber number = list.documents[i];
    frame.documents.add(number);
    frame.scores[number] += weight * bm25.saturated(list.frequencies[i], number);
  }
}

Leaf leaf_of(const FeedbackWord& word, const PostingList& list, DocumentNumber last) {
  Leaf leaf;
  leaf.words = {{word.stem}};
  leaf.documents = Bitmap(last);
  for (const DocumentNumber number : list.documents) leaf.documents.add(number);
  leaf.is_single_word = true;
  return leaf;
}

/// How a document writes its stems: the form that it has most often, of equal ones the first in the alphabet.
class CommonForms {
 public:
  CommonForms(const store::ForwardIndex& index, DocumentNumber number) {
    const store::DocumentWords words = index.words(number);
    std::unordered_map<store::WordCode, store::WordForm> own;
    words.for_each_own([&](store::WordCode code, const store::OwnForm& form) { own[code] = form.form; });
    for (const store::WordCode code : words.codes()) {
      if (code == store::paragraph_end || code == store::unknown_word) continue;
      const auto place = own.find(code);
      const store::WordForm form = place != own.end() ? place->second : index.vocabulary().form(code);
      ++counts_[form.stem][form.exact];
    }
  }

  [[nodiscard]] std::string of(const std::string& stem) const {
    const auto place = counts_.find(stem);
    if (place == counts_.end()) return stem;
    std::pair<std::string_view, std::size_t> best{stem, 0};
    for (const auto& form : place->second)
      if (form.second > best.second) best = form;
    return std::string(best.first);
  }

 private:
  std::unordered_map<std::string_view, std::map<std::string_view, std::size_t>> counts_;
};

}  // namespace

SimilarFound find_similar(const store::Snapshot& snapshot, DocumentNumber number,
                          const SearchRequest& request, const Deadline& deadline) {
  SimilarFound similar;
  const CommonForms forms(*snapshot.words, number);
  PostingLists lists(snapshot, deadline);
  Frame frame = empty_frame(snapshot);
  std::vector<Leaf> leaves;
  const auto words = words_of(snapshot, number);
  for (const FeedbackWord& word : words) {
    const PostingList& list = lists.of(word.stem);
    add_scores(*snapshot.columns, word, list, frame);
    leaves.push_back(leaf_of(word, list, snapshot.columns->last()));
    similar.words.push_back({forms.of(word.stem), word.weight / words.front().weight, list.documents.size()});
  }
  frame.documents.remove(number);
  similar.found = run(snapshot, request, deadline, &frame);
  auto& all = similar.found.match.leaves;
  all.insert(all.end(), std::make_move_iterator(leaves.begin()), std::make_move_iterator(leaves.end()));
  return similar;
}

}  // namespace dossier::search

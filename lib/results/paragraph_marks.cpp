// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a query stand in which paragraph, without reading the text?
#include "results/paragraph_marks.h"

#include "search/posting_lists.h"

#include <algorithm>

namespace dossier::results {

using store::WordCode;

ParagraphMarks::ParagraphMarks(const store::Snapshot& snapshot, Highlighter& highlighter)
    : index_(*snapshot.words), highlighter_(highlighter), needing_text_(snapshot.columns->last()) {
  for (const auto& term : highlighter.text_terms()) search::add_postings(snapshot, term, needing_text_);
  const store::Vocabulary& vocabulary = index_.vocabulary();
  for (const WordCode code : highlighter.codes(vocabulary))
    table_[code] = index_of(highlighter.meaning_of(vocabulary.form(code)));
}

std::uint8_t ParagraphMarks::index_of(Meaning meaning) {
  const auto place = std::find(meanings_.begin(), meanings_.end(), meaning);
  const auto index = static_cast<std::size_t>(place - meanings_.begin());
  if (index > 255) {
    is_full_ = true;
    return unmeant;
  }
  if (place == meanings_.end()) meanings_.push_back(meaning);
  return static_cast<std::uint8_t>(index);
}

void ParagraphMarks::enter(const store::DocumentWords& words) {
  for (const WordCode code : own_) table_[code] = unmeant;
  own_.clear();
  words.for_each_own([&](WordCode code, const store::OwnForm& own) {
    const Meaning meaning = highlighter_.meaning_of(own.form);
    if (meaning == no_meaning) return;
    table_[code] = index_of(meaning);
    own_.push_back(code);
  });
}

std::optional<std::vector<std::vector<Mark>>> ParagraphMarks::of(store::DocumentNumber number,
                                                                 std::size_t paragraphs) {
  const store::DocumentWords words = index_.words(number);
  if (needing_text_.has(number) || words.has_unknown_words()) return std::nullopt;
  enter(words);
  if (is_full_) return std::nullopt;
  std::vector<std::vector<Mark>> marks;
  std::vector<MeantWord> meant;
  std::uint32_t place = 0;
  const std::size_t title_end = words.title_codes().size() + 1;
  for (const WordCode code : words.codes().subspan(std::min(title_end, words.codes().size()))) {
    if (code == store::paragraph_end) {
      marks.push_back(highlighter_.marks_of(meant));
      meant.clear();
      place = 0;
      continue;
    }
    if (const Meaning meaning = meanings_[table_[code]]; meaning != no_meaning)
      meant.push_back({meaning, place, 0, 0});
    ++place;
  }
  if (marks.size() != paragraphs) return std::nullopt;
  return marks;
}

}  // namespace dossier::results

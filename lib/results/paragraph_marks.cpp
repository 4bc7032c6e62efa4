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
    table_[code] = index_of(highlighter.mask_of(vocabulary.form(code)));
}

std::uint8_t ParagraphMarks::index_of(std::uint64_t mask) {
  const auto place = std::find(masks_.begin(), masks_.end(), mask);
  const auto index = static_cast<std::size_t>(place - masks_.begin());
  if (index > 255) {
    is_full_ = true;
    return no_mask;
  }
  if (place == masks_.end()) masks_.push_back(mask);
  return static_cast<std::uint8_t>(index);
}

void ParagraphMarks::enter(const store::DocumentWords& words) {
  for (const WordCode code : own_) table_[code] = no_mask;
  own_.clear();
  words.for_each_own([&](WordCode code, const store::OwnForm& own) {
    const std::uint64_t mask = highlighter_.mask_of(own.form);
    if (mask == 0) return;
    table_[code] = index_of(mask);
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
    if (const std::uint64_t mask = masks_[table_[code]]; mask != 0) meant.push_back({mask, place, 0, 0});
    ++place;
  }
  if (marks.size() != paragraphs) return std::nullopt;
  return marks;
}

}  // namespace dossier::results

// SPDX-License-Identifier: GPL-2.0-or-later
// Where does the passage of a paragraph begin and end?
#include "results/cut_passage.h"

#include "results/passage_value.h"
#include "text/sentences.h"
#include "text/unicode.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace dossier::results {
namespace {

using Range = std::pair<std::size_t, std::size_t>;
using Marks = std::span<const Mark>;

constexpr std::string_view ellipsis = "…";
/// About how many code points a word takes, with the space behind it.
constexpr std::size_t word_length = 5;

std::size_t code_points(std::string_view text, Range range) {
  return text::length(text.substr(range.first, range.second - range.first));
}

bool is_boundary(std::string_view text, std::size_t index) {
  return index == 0 || index >= text.size() || (static_cast<unsigned char>(text[index]) & 0xC0U) != 0x80U;
}

/// Moves back by code points, to the beginning of a word where one is near.
std::size_t step_back(std::string_view text, std::size_t from, std::size_t count, std::size_t lowest) {
  std::size_t index = from;
  while (count > 0 && index > lowest) {
    --index;
    if (is_boundary(text, index)) --count;
  }
  const auto space = text.substr(0, from).find(' ', index);
  return index > lowest && space != std::string_view::npos ? space + 1 : index;
}

/// Moves on by code points, to the end of a word where one is near.
std::size_t step_on(std::string_view text, std::size_t from, std::size_t count, std::size_t highest) {
  std::size_t index = from;
  while (count > 0 && index < highest) {
    ++index;
    while (!is_boundary(text, index)) ++index;
    --count;
  }
  if (index >= highest) return highest;
  const auto space = text.substr(from, index + 1 - from).rfind(' ');
  return space != std::string_view::npos && space > 0 ? from + space : index;
}

/// Marks that begin in a range. \param marks in order
Marks marks_in(Marks marks, Range range) {
  const auto at = [&](std::size_t place) {
    return std::partition_point(marks.begin(), marks.end(),
                                [&](const Mark& mark) { return mark.begin < place; });
  };
  return {at(range.first), at(range.second)};
}

/// The sentences; those that a mark reaches over are one.
std::vector<Range> unbroken_sentences(std::string_view text, Marks marks) {
  std::vector<Range> sentences;
  std::size_t reach = 0;
  auto mark = marks.begin();
  for (const Range& sentence : text::sentence_ranges(text)) {
    if (reach > sentence.first && !sentences.empty()) {
      sentences.back().second = sentence.second;
    } else {
      sentences.push_back(sentence);
    }
    for (; mark != marks.end() && mark->begin < sentence.second; ++mark) reach = std::max(reach, mark->end);
  }
  return sentences;
}

/// A passage of at most about `length` code points of one text.
class Cutter {
 public:
  Cutter(std::string_view text, Marks marks, const Highlighter& highlighter, std::size_t length)
      : text_(text), marks_(marks), length_(length), value_(highlighter) {}

  [[nodiscard]] Range cut() {
    const Range whole{0, text_.size()};
    if (code_points(text_, whole) <= length_) return whole;
    sentences_ = unbroken_sentences(text_, marks_);
    if (sentences_.empty()) return within(whole, marks_);
    const auto [first, last] = best_run(best_stretch(marks_, words_in(length_), value_).marks);
    const Range run = range_of(first, last);
    if (code_points(text_, run) > length_ + length_ / 4) return within(run, marks_in(marks_, run));
    return grown(first, last);
  }

 private:
  /// Indexes of sentences, both included.
  using Run = std::pair<std::size_t, std::size_t>;

  [[nodiscard]] Range range_of(std::size_t first, std::size_t last) const {
    return {sentences_[first].first, sentences_[last].second};
  }

  [[nodiscard]] std::size_t sentence_at(std::size_t place) const {
    const auto after = std::partition_point(sentences_.begin(), sentences_.end(),
                                            [&](const Range& sentence) { return sentence.first <= place; });
    return static_cast<std::size_t>(after - sentences_.begin()) - 1;
  }

  /// The most telling sentences that a stretch reaches over and that fit; at least one.
  [[nodiscard]] Run best_run(Marks stretch) {
    if (stretch.empty()) return {0, 0};
    const std::size_t begin = sentence_at(stretch.front().begin);
    const std::size_t end = sentence_at(stretch.back().begin);
    Run best{begin, begin};
    double best_value = -1;
    for (std::size_t first = begin; first <= end; ++first) {
      for (std::size_t last = first; last <= end; ++last) {
        const Range range = range_of(first, last);
        if (last > first && code_points(text_, range) > length_) break;
        const double value = value_.of(marks_in(stretch, range));
        if (value > best_value) best = {first, last}, best_value = value;
      }
    }
    return best;
  }

  /// The run with the sentences after it, then those before it, as far as they fit.
  [[nodiscard]] Range grown(std::size_t first, std::size_t last) const {
    const auto fits = [&](std::size_t from, std::size_t to) {
      return code_points(text_, range_of(from, to)) <= length_;
    };
    while (last + 1 < sentences_.size() && fits(first, last + 1)) ++last;
    while (first > 0 && fits(first - 1, last)) --first;
    return range_of(first, last);
  }

  /// A part of a range that is too long: around its most telling stretch.
  [[nodiscard]] Range within(Range range, Marks marks) {
    const Marks stretch = best_stretch(marks, words_in(length_), value_).marks;
    if (stretch.empty()) return {range.first, step_on(text_, range.first, length_, range.second)};
    const Mark& mark = stretch.front();
    const std::size_t shown = std::min(code_points(text_, {mark.begin, stretch.back().end}), length_);
    const std::size_t lead = std::min(length_ / 3, (length_ - shown) / 2);
    std::size_t begin = unbroken(step_back(text_, mark.begin, lead, range.first), mark.begin);
    // A mark that is longer than the passage is the only one to be cut.
    if (code_points(text_, {mark.begin, mark.end}) > length_)
      return {mark.begin, forward(mark.begin, length_)};
    const std::size_t used = code_points(text_, {begin, mark.end});
    const std::size_t end = step_on(text_, mark.end, length_ > used ? length_ - used : 0, range.second);
    return {begin, uncut(mark, end)};
  }

  /// The place itself, or where a mark that it would cut ends.
  [[nodiscard]] std::size_t unbroken(std::size_t place, std::size_t before) const {
    for (const Mark& mark : marks_in(marks_, {0, before}))
      if (mark.begin < place && mark.end > place && mark.end <= before) place = mark.end;
    return place;
  }

  /// The place itself, or where a mark that it would cut begins; never before the end of `kept`.
  [[nodiscard]] std::size_t uncut(const Mark& kept, std::size_t place) const {
    const Marks before = marks_in(marks_, {kept.begin, place});
    for (auto mark = before.rbegin(); mark != before.rend(); ++mark)
      if (mark->end > place) place = std::max(mark->begin, kept.end);
    return place;
  }

  [[nodiscard]] std::size_t forward(std::size_t from, std::size_t count) const {
    for (; count > 0 && from < text_.size(); --count) {
      ++from;
      while (!is_boundary(text_, from)) ++from;
    }
    return from;
  }

  std::string_view text_;
  Marks marks_;
  std::size_t length_;
  PassageValue value_;
  std::vector<Range> sentences_;
};

Range trimmed(std::string_view text, Range range) {
  while (range.second > range.first && text[range.second - 1] == ' ') --range.second;
  while (range.first < range.second && text[range.first] == ' ') ++range.first;
  return range;
}

/// The marks in a range as ranges of what is cut out; a mark that reaches over it is shown as far as it goes.
std::vector<Range> highlights_in(Range range, Marks marks, std::size_t shift) {
  std::vector<Mark> inside;
  for (const Mark& mark : marks_in(marks, range)) {
    const std::size_t end = std::min(mark.end, range.second);
    inside.push_back({mark.begin - range.first + shift, end - range.first + shift, mark.part, 0, 0});
  }
  return merge(inside);
}

}  // namespace

Snippet cut_passage(const Paragraph& paragraph, const std::vector<Mark>& marks,
                    const Highlighter& highlighter, std::size_t length) {
  const std::string_view text = paragraph.text;
  const Range range = trimmed(text, Cutter(text, marks, highlighter, length).cut());
  Snippet snippet;
  if (!paragraph.number.empty()) snippet.paragraph = paragraph.number;
  if (paragraph.page > 0) snippet.page = paragraph.page;
  snippet.kind = paragraph.kind;
  if (range.first > 0) snippet.text = ellipsis;
  const std::size_t shift = snippet.text.size();
  snippet.text += text.substr(range.first, range.second - range.first);
  if (range.second < text.size()) snippet.text += ellipsis;
  snippet.highlights = highlights_in(range, marks, shift);
  return snippet;
}

std::uint32_t words_in(std::size_t length) {
  return static_cast<std::uint32_t>(std::max(length / word_length, std::size_t{1}));
}

}  // namespace dossier::results

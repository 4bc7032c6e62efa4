// SPDX-License-Identifier: GPL-2.0-or-later
// Which passage of a document shows best why it was found?
#include "results/snippet.h"

#include "text/sentences.h"
#include "text/unicode.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dossier::results {
namespace {

using Range = std::pair<std::size_t, std::size_t>;

constexpr std::string_view ellipsis = "…";
/// A further mention of a word counts little beside a word not seen yet.
constexpr double repeated_share = 0.05;
/// Headings name the matter, but a sentence says something about it.
constexpr double heading_share = 0.5;

/// What the marks from `begin` to `end` say: each leaf once, further mentions a little.
double value_of(const std::vector<Mark>& marks, Range range, const Highlighter& highlighter) {
  std::vector<int> seen(highlighter.leaf_count());
  double value = 0;
  for (const Mark& mark : marks) {
    if (mark.begin < range.first || mark.end > range.second) continue;
    const int before = seen[mark.leaf]++;
    value += highlighter.weight(mark.leaf) * (before == 0 ? 1.0 : before < 4 ? repeated_share : 0.0);
  }
  return value;
}

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
  const auto space = text.find(' ', index);
  return index > lowest && space != std::string_view::npos && space < from ? space + 1 : index;
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
  const auto space = text.rfind(' ', index);
  return space != std::string_view::npos && space > from ? space : index;
}

/// A stretch around the first mark of a sentence that is too long.
Range cut_sentence(std::string_view text, Range sentence, const std::vector<Mark>& marks,
                   std::size_t length) {
  const auto mark = std::find_if(marks.begin(), marks.end(), [&](const Mark& m) {
    return m.begin >= sentence.first && m.end <= sentence.second;
  });
  if (mark == marks.end()) return {sentence.first, step_on(text, sentence.first, length, sentence.second)};
  const std::size_t begin = step_back(text, mark->begin, length / 3, sentence.first);
  const std::size_t used = code_points(text, {begin, mark->end});
  const std::size_t end = step_on(text, mark->end, length > used ? length - used : 0, sentence.second);
  return {begin, end};
}

/// The best run of whole sentences not longer than `length`, or a part of the best sentence.
Range best_passage(std::string_view text, const std::vector<Mark>& marks, const Highlighter& highlighter,
                   std::size_t length) {
  const Range whole{0, text.size()};
  if (code_points(text, whole) <= length) return whole;
  const auto sentences = text::sentence_ranges(text);
  Range best = sentences.empty() ? whole : sentences.front();
  double best_value = -1;
  for (std::size_t first = 0; first < sentences.size(); ++first) {
    for (std::size_t last = first; last < sentences.size(); ++last) {
      const Range range{sentences[first].first, sentences[last].second};
      if (last > first && code_points(text, range) > length) break;
      const double value = value_of(marks, range, highlighter);
      if (value > best_value || (value == best_value && range.first == best.first)) {
        best = range;
        best_value = value;
      }
    }
  }
  return code_points(text, best) <= length + length / 4 ? best : cut_sentence(text, best, marks, length);
}

Snippet cut_out(const Paragraph& paragraph, Range range, const std::vector<Mark>& marks) {
  const std::string_view text = paragraph.text;
  while (range.second > range.first && text[range.second - 1] == ' ') --range.second;
  while (range.first < range.second && text[range.first] == ' ') ++range.first;
  Snippet snippet;
  if (!paragraph.number.empty()) snippet.paragraph = paragraph.number;
  if (paragraph.page > 0) snippet.page = paragraph.page;
  snippet.kind = paragraph.kind;
  const bool is_cut_before = range.first > 0;
  if (is_cut_before) snippet.text = ellipsis;
  const std::size_t shift = snippet.text.size();
  snippet.text += text.substr(range.first, range.second - range.first);
  if (range.second < text.size()) snippet.text += ellipsis;
  std::vector<Mark> inside;
  for (const Mark& mark : marks)
    if (mark.begin >= range.first && mark.end <= range.second)
      inside.push_back({mark.begin - range.first + shift, mark.end - range.first + shift, mark.leaf});
  snippet.highlights = merge(inside);
  return snippet;
}

}  // namespace

Snippet make_snippet(const std::vector<Paragraph>& paragraphs, Highlighter& highlighter, std::size_t length) {
  const Paragraph* best = nullptr;
  std::vector<Mark> best_marks;
  double best_value = 0;
  for (const Paragraph& paragraph : paragraphs) {
    if (highlighter.empty()) break;
    auto marks = highlighter.find(paragraph.text, paragraph.language);
    if (marks.empty()) continue;
    double value = value_of(marks, {0, paragraph.text.size()}, highlighter);
    if (paragraph.kind == ParagraphKind::heading) value *= heading_share;
    if (value <= best_value) continue;
    best = &paragraph;
    best_marks = std::move(marks);
    best_value = value;
  }
  if (best == nullptr) {
    const auto body = std::find_if(paragraphs.begin(), paragraphs.end(), [](const Paragraph& paragraph) {
      return paragraph.kind != ParagraphKind::heading && !paragraph.text.empty();
    });
    if (body == paragraphs.end()) return {};
    best = &*body;
  }
  return cut_out(*best, best_passage(best->text, best_marks, highlighter, length), best_marks);
}

}  // namespace dossier::results

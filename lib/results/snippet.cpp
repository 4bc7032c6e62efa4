// SPDX-License-Identifier: GPL-2.0-or-later
// Which passages of a document show best why it was found?
#include "results/snippet.h"

#include "results/cut_passage.h"
#include "results/passage_value.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dossier::results {
namespace {

/// Headings name the matter, but a sentence says something about it.
constexpr double heading_share = 0.5;
constexpr double title_share = 0.1;

/// A paragraph and what the best stretch of it says.
struct Choice {
  std::size_t paragraph = 0;
  double value = 0;
};

double share_of(const Paragraph& paragraph, std::string_view title) {
  if (paragraph.text == title) return title_share;
  return paragraph.kind == ParagraphKind::heading ? heading_share : 1.0;
}

/// All paragraphs in which a word of the query stands, in order.
std::vector<Choice> rate(const std::vector<Paragraph>& paragraphs, Highlighter& highlighter,
                         const PassageOptions& options, const MarksByParagraph* known) {
  std::vector<Choice> choices;
  PassageValue value(highlighter);
  for (std::size_t i = 0; i < paragraphs.size() && !highlighter.empty(); ++i) {
    const Paragraph& paragraph = paragraphs[i];
    const auto read =
        known != nullptr ? std::vector<Mark>{} : highlighter.find(paragraph.text, paragraph.language);
    const std::vector<Mark>& marks = known != nullptr ? (*known)[i] : read;
    if (marks.empty()) continue;
    const Stretch best = best_stretch(marks, words_in(options.length), value);
    choices.push_back({i, share_of(paragraph, options.title) * best.value});
  }
  return choices;
}

/// The best, then the next best in the order of the text.
void keep_best(std::vector<Choice>& choices, std::size_t count) {
  std::stable_sort(choices.begin(), choices.end(),
                   [](const Choice& a, const Choice& b) { return a.value > b.value; });
  if (choices.size() > count) choices.resize(count);
  if (choices.size() < 2) return;
  std::sort(choices.begin() + 1, choices.end(),
            [](const Choice& a, const Choice& b) { return a.paragraph < b.paragraph; });
}

std::vector<Snippet> beginning(const std::vector<Paragraph>& paragraphs, std::size_t length,
                               const Highlighter& highlighter) {
  const auto body = std::find_if(paragraphs.begin(), paragraphs.end(), [](const Paragraph& paragraph) {
    return paragraph.kind != ParagraphKind::heading && !paragraph.text.empty();
  });
  if (body == paragraphs.end()) return {};
  return {cut_passage(*body, {}, highlighter, length)};
}

}  // namespace

std::vector<Snippet> make_passages(const std::vector<Paragraph>& paragraphs, Highlighter& highlighter,
                                   const PassageOptions& options, const MarksByParagraph* known) {
  auto choices = rate(paragraphs, highlighter, options, known);
  keep_best(choices, options.count);
  if (choices.empty()) return beginning(paragraphs, options.length, highlighter);
  std::vector<Snippet> passages;
  for (const Choice& choice : choices) {
    const Paragraph& paragraph = paragraphs[choice.paragraph];
    passages.push_back(cut_passage(paragraph, highlighter.find(paragraph.text, paragraph.language),
                                   highlighter, options.length));
  }
  return passages;
}

Snippet make_snippet(const std::vector<Paragraph>& paragraphs, Highlighter& highlighter, std::size_t length) {
  auto passages = make_passages(paragraphs, highlighter, {length, 1, {}});
  return passages.empty() ? Snippet{} : std::move(passages.front());
}

}  // namespace dossier::results

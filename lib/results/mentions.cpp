// SPDX-License-Identifier: GPL-2.0-or-later
// Where in a document do the words of a query stand?
#include "results/mentions.h"

#include "text/sentences.h"

#include <algorithm>

namespace dossier::results {

std::vector<std::pair<std::size_t, std::size_t>> join_overlapping(const std::vector<Mark>& marks) {
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (const Mark& mark : marks) {
    if (!places.empty() && mark.begin < places.back().second)
      places.back().second = std::max(places.back().second, mark.end);
    else
      places.emplace_back(mark.begin, mark.end);
  }
  return places;
}

bool repeats_title(const std::vector<Paragraph>& paragraphs, std::string_view title) {
  constexpr std::string_view ellipsis = "…";
  if (title.ends_with(ellipsis)) title.remove_suffix(ellipsis.size());
  if (!paragraphs.empty() && std::string_view(paragraphs.front().text).starts_with(title)) return true;
  return std::any_of(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& paragraph) {
    return paragraph.kind == ParagraphKind::heading && paragraph.text == title;
  });
}

MentionFinder::Places MentionFinder::places_in(const Paragraph& paragraph) {
  return join_overlapping(highlighter_.find(paragraph.text, paragraph.language));
}

void MentionFinder::add_title(const store::StoredRecord& stored, DocumentMentions& found) {
  if (repeats_title(stored.paragraphs, stored.record.title)) return;
  MentionPassage title;
  title.paragraph.text = stored.record.title;
  title.paragraph.kind = ParagraphKind::heading;
  if (!stored.record.languages.empty()) title.paragraph.language = stored.record.languages.front();
  title.places = places_in(title.paragraph);
  if (!title.places.empty()) found.passages.push_back(std::move(title));
}

DocumentMentions MentionFinder::find(store::StoredRecord&& stored) {
  DocumentMentions found;
  if (!highlighter_.empty()) {
    add_title(stored, found);
    for (std::size_t index = 0; index < stored.paragraphs.size(); ++index) {
      Paragraph& paragraph = stored.paragraphs[index];
      auto places = places_in(paragraph);
      if (!places.empty()) found.passages.push_back({index, std::move(paragraph), std::move(places)});
    }
  }
  found.document = std::move(stored.record);
  return found;
}

Snippet sentence_around(const MentionPassage& passage, std::size_t place) {
  const std::string_view text = passage.paragraph.text;
  const auto [begin, end] = passage.places.at(place);
  std::size_t from = 0;
  std::size_t to = text.size();
  for (const auto& [first, last] : text::sentence_ranges(text)) {
    if (first <= begin) from = first;
    if (last >= end) {
      to = last;
      break;
    }
  }
  while (to > end && text[to - 1] == ' ') --to;
  while (from < begin && text[from] == ' ') ++from;
  Snippet sentence;
  sentence.text = text.substr(from, to - from);
  for (const auto& [first, last] : passage.places)
    if (first >= from && last <= to) sentence.highlights.emplace_back(first - from, last - from);
  if (!passage.paragraph.number.empty()) sentence.paragraph = passage.paragraph.number;
  if (passage.paragraph.page > 0) sentence.page = passage.paragraph.page;
  sentence.kind = passage.paragraph.kind;
  return sentence;
}

}  // namespace dossier::results

// SPDX-License-Identifier: GPL-2.0-or-later
// Which topics stand in a TREC topic file?
#include "trec_topics.h"

#include <algorithm>
#include <utility>

namespace dossier::cli {
namespace {

constexpr std::string_view space = " \t\r";

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

std::string_view without_label(std::string_view text, std::string_view label) {
  return text.starts_with(label) ? trimmed(text.substr(label.size())) : text;
}

/// The tag that `text` begins with, `<num>` or `</top>`; empty when it is none: "<" may stand in a title.
std::string_view tag_at(std::string_view text) {
  const auto end = text.find('>');
  if (!text.starts_with('<') || end == std::string_view::npos) return {};
  const auto name = text.substr(1, end - 1);
  const auto letters = name.substr(name.starts_with('/') ? 1 : 0);
  const bool is_name =
      !letters.empty() && letters.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
  return is_name ? text.substr(0, end + 1) : std::string_view{};
}

}  // namespace

bool TrecTopicReader::is_beginning(std::string_view line) {
  return !tag_at(trimmed(line)).empty();
}

void TrecTopicReader::add(std::string_view raw) {
  const auto text = trimmed(raw);
  if (text.empty() || part_ == Part::none) return;
  if (part_ == Part::number) {
    topic_.number += without_label(text, "Number:");
    return;
  }
  if (!topic_.title.empty()) topic_.title += ' ';
  topic_.title += topic_.title.empty() ? without_label(text, "Topic:") : text;
}

std::optional<TrecTopic> TrecTopicReader::take_tag(std::string_view tag) {
  part_ = tag == "<num>" ? Part::number : tag == "<title>" ? Part::title : Part::none;
  const bool begins = tag == "<top>";
  if (!begins && tag != "</top>") return std::nullopt;
  const bool was_inside = std::exchange(is_inside_, begins);
  auto topic = std::exchange(topic_, {});
  return was_inside ? std::optional(std::move(topic)) : std::nullopt;
}

std::optional<TrecTopic> TrecTopicReader::take(std::string_view line) {
  std::optional<TrecTopic> ended;
  while (true) {
    std::size_t next = 0;
    while (next < line.size() && tag_at(line.substr(next)).empty())
      next = std::min(line.find('<', next + 1), line.size());
    add(line.substr(0, next));
    if (next == line.size()) return ended;
    const auto tag = tag_at(line.substr(next));
    if (auto topic = take_tag(tag)) ended = std::move(topic);
    line.remove_prefix(next + tag.size());
  }
}

}  // namespace dossier::cli

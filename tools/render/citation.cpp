// SPDX-License-Identifier: GPL-2.0-or-later
// How is a place in a document cited in one line?
#include "citation.h"

#include "cited_words.h"
#include "display_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace dossier::render {
namespace {

constexpr std::string_view months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};

/// "A", "A and B", "A, B and C", "A and 12 others".
std::string enumerated(const std::vector<std::string>& names) {
  constexpr std::size_t most_named = 5;
  if (names.size() > most_named) return fmt::format("{} and {} others", names.front(), names.size() - 1);
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
  return out;
}

std::string quoted(const std::string& title) {
  auto inside = title;
  std::replace(inside.begin(), inside.end(), '"', '\'');
  return '"' + inside + '"';
}

/// Whether a paper tells of ministers, and what it says is its publisher's.
bool is_of_publisher(const DocumentRecord& record) {
  constexpr std::array<std::string_view, 3> kinds{"press-release", "public-consultation", "other"};
  return std::all_of(record.categories.begin(), record.categories.end(), [&](const std::string& category) {
    return std::find(kinds.begin(), kinds.end(), category) != kinds.end();
  });
}

/// The number at `begin`, or 0.
int number_at(std::string_view text, std::size_t begin, std::size_t length) {
  int number = 0;
  if (begin + length <= text.size())
    std::from_chars(text.data() + begin, text.data() + begin + length, number);
  return number;
}

}  // namespace

std::optional<DateParts> parts_of(std::string_view iso) {
  const DateParts parts{number_at(iso, 0, 4), number_at(iso, 5, 2), number_at(iso, 8, 2)};
  const bool is_date = parts.year > 0 && parts.month >= 0 && parts.month <= 12 && parts.day >= 0;
  return is_date ? std::optional(parts) : std::nullopt;
}

std::string date_in_words(std::string_view iso) {
  const auto date = parts_of(iso);
  if (!date) return "no date";
  if (date->month == 0) return fmt::format("{}", date->year);
  const auto month = months[date->month - 1];
  if (date->day == 0) return fmt::format("{} {}", month, date->year);
  return fmt::format("{} {} {}", date->day, month, date->year);
}

std::string category_in_words(const DocumentRecord& record) {
  if (record.categories.empty() || record.categories.front() == "other") return {};
  auto words = record.categories.front();
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

const std::vector<std::string>& authors(const DocumentRecord& record, const CitedPlace& place) {
  static const std::vector<std::string> nobody;
  if (place.kind == ParagraphKind::question) return record.asked_by;
  return is_of_publisher(record) ? nobody : record.ministers;
}

std::string place_in_words(const CitedPlace& place) {
  std::string words = place.kind == ParagraphKind::question ? "question"
                      : place.kind == ParagraphKind::answer ? "answer"
                                                            : "";
  const auto add = [&](const std::string& part) { words += (words.empty() ? "" : ", ") + part; };
  if (!place.paragraph.empty()) {
    add(fmt::format("para {}", place.paragraph));
  } else if (place.page > 0) {
    add(fmt::format("p. {}", place.page));
  }
  return words;
}

bool has_web_address(const DocumentRecord& record) {
  return record.url.find("://") != std::string::npos;
}

CitedPlace place_of(const Snippet& snippet) {
  return {snippet.paragraph ? std::string_view(*snippet.paragraph) : std::string_view{},
          snippet.page.value_or(0), snippet.kind};
}

std::string citation(const DocumentRecord& record, const CitedPlace& place) {
  std::vector<std::string> parts{enumerated(authors(record, place))};
  if (!record.title.empty()) parts.push_back(quoted(record.title));
  parts.push_back(category_in_words(record));
  parts.push_back(date_in_words(record.date));
  parts.push_back(place_in_words(place));
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  const auto& where = has_web_address(record) ? record.url : record.id;
  return printable(fmt::format("{}. {}", fmt::join(parts, ", "), where));
}

}  // namespace dossier::render

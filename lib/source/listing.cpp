// SPDX-License-Identifier: GPL-2.0-or-later
// Is this plain text a listing of documents, and which does it list?
#include "source/listing.h"

#include "support/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>

namespace dossier::source {
namespace {

using support::is_digit;

constexpr std::size_t max_slug = 80;
/// A longer line is prose.
constexpr std::size_t max_line_bytes = 4096;
/// A list of topics may hold labels that the taxonomy lacks, of no more words than this.
constexpr int max_unknown_words = 4;
constexpr std::array<std::string_view, 12> month_names{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};

bool is_word_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || is_digit(byte) || ((value | 0x20U) >= 'a' && (value | 0x20U) <= 'z');
}

/// Takes the last word, which is separated by spaces, off a text.
std::string_view take_last_word(std::string_view& text) {
  text = text::trim(text);
  const std::size_t space = text.find_last_of(" \t");
  const std::string_view word = space == std::string_view::npos ? text : text.substr(space + 1);
  text.remove_suffix(word.size());
  text = text::trim(text);
  return word;
}

std::optional<unsigned> to_number(std::string_view word) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

/// Years of two digits: 00 to 69 are of this century, as POSIX has it.
std::optional<int> to_year(std::string_view word) {
  const auto value = to_number(word);
  if (!value || (word.size() != 2 && word.size() != 4)) return std::nullopt;
  const int year = static_cast<int>(*value);
  if (word.size() == 4) return year >= 1900 ? std::optional(year) : std::nullopt;
  return year < 70 ? 2000 + year : 1900 + year;
}

std::optional<unsigned> to_month(std::string_view word) {
  const std::string lower = text::ascii_lower(word);
  for (unsigned i = 0; i < month_names.size(); ++i)
    if (lower == month_names[i] || lower == month_names[i].substr(0, 3) || (i == 8 && lower == "sept"))
      return i + 1;
  return std::nullopt;
}

/// Takes "16 May 23" or "16 May 2023" off the end of a line; ISO 8601.
std::optional<std::string> take_date(std::string_view& line) {
  std::string_view rest = line;
  const auto year = to_year(take_last_word(rest));
  if (!year) return std::nullopt;
  const auto month = to_month(take_last_word(rest));
  if (!month) return std::nullopt;
  const std::string_view day_word = take_last_word(rest);
  const auto day = day_word.size() <= 2 ? to_number(day_word) : std::nullopt;
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(*month),
                                         std::chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  line = rest;
  return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

/// Whether a text ends with a label as whole words, in any case.
bool ends_with_label(std::string_view text, std::string_view label) {
  if (label.empty() || text.size() < label.size()) return false;
  const std::size_t begin = text.size() - label.size();
  if (begin > 0 && is_word_byte(text[begin - 1]) && is_word_byte(label.front())) return false;
  return text::ascii_lower(text.substr(begin)) == text::ascii_lower(label);
}

/// The longest label that a text ends with; its length, 0 for none.
std::size_t label_length(std::string_view text, const std::vector<std::string>& labels) {
  std::size_t longest = 0;
  for (const std::string& label : labels)
    if (label.size() > longest && ends_with_label(text, label)) longest = label.size();
  return longest;
}

/// Takes a separator between labels, a comma and perhaps spaces, off the end of a text.
bool take_comma(std::string_view& text) {
  std::string_view rest = text::trim(text);
  if (!rest.ends_with(',')) return false;
  rest.remove_suffix(1);
  text = text::trim(rest);
  return true;
}

std::string take_end(std::string_view& text, std::size_t length) {
  std::string label(text.substr(text.size() - length));
  text.remove_suffix(length);
  text = text::trim(text);
  return label;
}

/// Words up to a category label before them: a topic that the taxonomy does not know.
std::size_t unknown_label_length(std::string_view text, const std::vector<std::string>& category_labels) {
  std::string_view rest = text;
  for (int words = 0; words < max_unknown_words && !rest.empty(); ++words) {
    take_last_word(rest);
    if (label_length(rest, category_labels) > 0)
      return text.size() - rest.size() - (text.substr(rest.size()).find_first_not_of(" \t"));
  }
  return 0;
}

/// Takes a list of labels, joined by commas, off the end of a text; in the order of the text.
std::vector<std::string> take_labels(std::string_view& text, const std::vector<std::string>& labels,
                                     const std::vector<std::string>* category_labels) {
  std::vector<std::string> taken;
  while (true) {
    std::string_view rest = text;
    if (!taken.empty() && !take_comma(rest)) break;
    std::size_t length = label_length(rest, labels);
    if (length == 0 && !taken.empty() && category_labels != nullptr)
      length = unknown_label_length(rest, *category_labels);
    if (length == 0) break;
    taken.push_back(take_end(rest, length));
    text = rest;
  }
  std::reverse(taken.begin(), taken.end());
  return taken;
}

std::optional<ListingItem> parse_item(std::string_view line, const ListingVocabulary& vocabulary) {
  line = text::trim(line);
  if (line.empty() || line.size() > max_line_bytes || !is_digit(line.back())) return std::nullopt;
  ListingItem item;
  const std::string cleaned = text::clean_spaces(line);
  std::string_view rest = cleaned;
  auto date = take_date(rest);
  if (!date) return std::nullopt;
  item.date = *std::move(date);
  item.topics = take_labels(rest, vocabulary.topics, &vocabulary.categories);
  item.categories = take_labels(rest, vocabulary.categories, nullptr);
  if (item.categories.empty() || rest.empty()) return std::nullopt;
  item.title = rest;
  return item;
}

/// The words of a title in ASCII, joined by `-`.
std::string make_slug(std::string_view title) {
  std::string slug;
  std::size_t last_word = 0;
  for (const char byte : text::fold(title)) {
    if (static_cast<unsigned char>(byte) < 0x80 && is_word_byte(byte)) {
      if (slug.size() == max_slug) return last_word > 0 ? slug.substr(0, last_word) : slug;
      slug += byte;
    } else if (!slug.empty() && slug.back() != '-') {
      last_word = slug.size();
      if (slug.size() == max_slug) break;
      slug += '-';
    }
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? "item" : slug;
}

void number_slugs(std::vector<ListingItem>& items) {
  std::map<std::string, int> uses;
  for (ListingItem& item : items) {
    const std::string slug = make_slug(item.title);
    const int use = ++uses[slug];
    item.slug = slug;
    if (use == 1) continue;
    // "a-2" may be the slug of another title as well.
    for (int number = use; uses.contains(item.slug); ++number) item.slug = fmt::format("{}-{}", slug, number);
    ++uses[item.slug];
  }
}

}  // namespace

std::optional<Listing> parse_listing(std::string_view utf8, const ListingVocabulary& vocabulary) {
  Listing listing;
  std::size_t number = 0;
  while (!utf8.empty()) {
    const std::size_t end = utf8.find('\n');
    const std::string_view line = utf8.substr(0, end);
    utf8.remove_prefix(end == std::string_view::npos ? utf8.size() : end + 1);
    ++number;
    if (auto item = parse_item(line, vocabulary)) {
      item->line = number;
      listing.items.push_back(*std::move(item));
    } else {
      listing.text.append(line).append("\n");
    }
  }
  if (listing.items.size() < 2) return std::nullopt;
  listing.text = text::trim(listing.text);
  number_slugs(listing.items);
  return listing;
}

}  // namespace dossier::source

// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines of a PDF are running headers, footers and page numbers?
#include "foreign/pdf_furniture.h"

#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace dossier::foreign {
namespace {

/// Part of the page's height, at its top and at its bottom, in which furniture stands.
constexpr double margin = 0.13;
/// How far the same line may stand from where it stands on another page, in points.
constexpr double tolerance = 12;
constexpr std::size_t longest_furniture = 200;
/// Of how many pages the same must stand for it to be furniture; of all when there are fewer.
constexpr std::size_t least_pages = 3;

enum class Zone { none, top, bottom };

Zone zone_of(const PdfLine& line, double page_height) {
  if (line.bottom <= page_height * margin) return Zone::top;
  return line.top >= page_height * (1 - margin) ? Zone::bottom : Zone::none;
}

/// A line's text with all numbers alike.
std::string pattern_of(const PdfLine& line) {
  const std::string text = text::ascii_lower(line.text());
  std::string pattern;
  for (const char byte : text) {
    const bool is_digit = support::is_digit(byte);
    if (byte == ' ' || (is_digit && pattern.ends_with('#'))) continue;
    pattern += is_digit ? '#' : byte;
  }
  return pattern;
}

/// The number of a line that is nothing but a page number: `3`, `- 3 -`, `Page 3 of 10`; 0 for others.
int page_number_of(const PdfLine& line) {
  const std::string pattern = pattern_of(line);
  constexpr std::array<std::string_view, 12> forms{"#",      "-#-",  "–#–", "page#", "page#of#", "#/#",
                                                   "#|page", "#of#", "p.#", "|#",    "#.",       "page|#"};
  if (std::find(forms.begin(), forms.end(), pattern) == forms.end()) return 0;
  const std::string text = line.text();
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == std::string::npos) return 0;  // "Page #"
  int value = 0;
  std::from_chars(text.data() + digit, text.data() + text.size(), value);
  return value;
}

/// Where a pattern stands on the pages.
struct Sighting {
  std::size_t page = 0;
  std::size_t line = 0;
  double top = 0;
};

using Sightings = std::map<std::pair<int, std::string>, std::vector<Sighting>>;

Sightings sightings_of(const std::vector<PdfPageLines>& pages) {
  Sightings sightings;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (std::size_t i = 0; i < pages[page].lines.size(); ++i) {
      const PdfLine& line = pages[page].lines[i];
      const Zone zone = zone_of(line, pages[page].height);
      if (zone == Zone::none) continue;
      std::string pattern = pattern_of(line);
      if (pattern.size() <= longest_furniture)
        sightings[{static_cast<int>(zone), std::move(pattern)}].push_back({page, i, line.top});
    }
  }
  return sightings;
}

/// On how many pages the same stands at the place of `here`.
std::size_t pages_like(const Sighting& here, const std::vector<Sighting>& all) {
  std::set<std::size_t> pages;
  for (const Sighting& other : all)
    if (std::abs(other.top - here.top) <= tolerance) pages.insert(other.page);
  return pages.size();
}

using Marked = std::set<std::pair<std::size_t, std::size_t>>;

void mark_repeated(const std::vector<PdfPageLines>& pages, Marked& marked) {
  const std::size_t wanted = std::clamp(pages.size(), std::size_t{2}, least_pages);
  // A long document is looked at in part: furniture repeats within a few pages, and this takes the square.
  constexpr std::size_t most_compared = 400;
  for (const auto& [pattern, all] : sightings_of(pages)) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::size_t from = i < most_compared / 2 ? 0 : i - most_compared / 2;
      const std::vector<Sighting> near(
          all.begin() + static_cast<std::ptrdiff_t>(from),
          all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), from + most_compared)));
      if (pages_like(all[i], near) >= wanted) marked.emplace(all[i].page, all[i].line);
    }
  }
}

void mark_page_numbers(const std::vector<PdfPageLines>& pages, Marked& marked) {
  std::map<int, std::size_t> offsets;
  std::vector<std::pair<Sighting, int>> found;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (std::size_t i = 0; i < pages[page].lines.size(); ++i) {
      const PdfLine& line = pages[page].lines[i];
      const bool is_last = i + 1 == pages[page].lines.size() && line.top > pages[page].height / 2;
      if (!is_last && zone_of(line, pages[page].height) == Zone::none) continue;
      const int value = page_number_of(line);
      if (value == 0) continue;
      const int offset = value - static_cast<int>(page);
      ++offsets[offset];
      found.push_back({{page, i, line.top}, offset});
    }
  }
  for (const auto& [place, offset] : found)
    if (offset == 1 || offsets[offset] >= 2) marked.emplace(place.page, place.line);
}

}  // namespace

void remove_furniture(std::vector<PdfPageLines>& pages) {
  Marked marked;
  mark_repeated(pages, marked);
  mark_page_numbers(pages, marked);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    std::vector<PdfLine> kept;
    bool begins_column = false;
    for (std::size_t i = 0; i < pages[page].lines.size(); ++i) {
      PdfLine& line = pages[page].lines[i];
      begins_column = begins_column || line.begins_column;
      if (marked.contains({page, i})) continue;
      line.begins_column = std::exchange(begins_column, false);
      kept.push_back(std::move(line));
    }
    pages[page].lines = std::move(kept);
  }
}

}  // namespace dossier::foreign

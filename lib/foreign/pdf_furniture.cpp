// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines of a PDF are running headers, footers and page numbers?
#include "foreign/pdf_furniture.h"

#include "support/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
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

/// A number within a line.
struct Number {
  long long value = 0;
  /// "Annex 3": it may as well count parts of the text as its pages.
  bool is_behind_word = false;
};

/// A line with its numbers taken out, so that it can be compared with those of other pages.
struct Shape {
  /// In lower case, without spaces, each number a `#`.
  std::string pattern;
  std::vector<Number> numbers;
};

void add_word(Shape& shape, std::string_view word, bool begins_cell) {
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t end = std::min(word.find_first_not_of("0123456789", at), word.size());
    if (end == at) {
      shape.pattern += support::to_lower(word[at++]);
      continue;
    }
    Number number;
    std::from_chars(word.data() + at, word.data() + end, number.value);
    const bool is_apart = at == 0 && begins_cell;
    number.is_behind_word = !is_apart && !shape.pattern.empty() && support::is_letter(shape.pattern.back()) &&
                            !shape.pattern.ends_with("page");
    shape.numbers.push_back(number);
    shape.pattern += '#';
    at = end;
  }
}

Shape shape_of(const PdfLine& line) {
  Shape shape;
  for (std::size_t i = 0; i < line.words.size(); ++i)
    add_word(shape, line.words[i].text, line.begins_cell(i));
  return shape;
}

/// Whether a line is a row of figures: those of a table look alike on all its pages.
bool is_row_of_figures(const PdfLine& line, const Shape& shape) {
  return line.has_cells() && std::none_of(shape.pattern.begin(), shape.pattern.end(), support::is_letter);
}

/// The number of a line that is nothing but a page number: `3`, `- 3 -`, `Page 3 of 10`; 0 for others.
long long page_number_of(const PdfLine& line) {
  const Shape shape = shape_of(line);
  constexpr std::array<std::string_view, 12> forms{"#",      "-#-",  "–#–", "page#", "page#of#", "#/#",
                                                   "#|page", "#of#", "p.#", "|#",    "#.",       "page|#"};
  if (shape.numbers.empty()) return 0;  // "Page #"
  return std::find(forms.begin(), forms.end(), shape.pattern) == forms.end() ? 0 : shape.numbers[0].value;
}

/// A line in the margin of a page.
struct Sighting {
  std::size_t page = 0;
  std::size_t line = 0;
  double top = 0;
  std::vector<Number> numbers;
};

/// Lines of one pattern, at the top or at the bottom.
using Sightings = std::map<std::pair<Zone, std::string>, std::vector<Sighting>>;

Sightings sightings_of(const std::vector<PdfPageLines>& pages) {
  Sightings sightings;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (std::size_t i = 0; i < pages[page].lines.size(); ++i) {
      const PdfLine& line = pages[page].lines[i];
      const Zone zone = zone_of(line, pages[page].height);
      if (zone == Zone::none) continue;
      Shape shape = shape_of(line);
      if (shape.pattern.size() <= longest_furniture && !is_row_of_figures(line, shape))
        sightings[{zone, std::move(shape.pattern)}].push_back({page, i, line.top, std::move(shape.numbers)});
    }
  }
  return sightings;
}

/// What a line of one page is to a line of the same pattern on another.
enum class Likeness { none, same, grows_with_page, grows_behind_word };

/// Two pages of a book may lie on one of the file: then its numbers grow by two.
bool grows_by(const Number& from, const Number& to, long long pages) {
  return to.value - from.value == pages || to.value - from.value == 2 * pages;
}

Likeness likeness_of(const Sighting& a, const Sighting& b) {
  // A pattern may hold a sign that stands for no number.
  if (std::abs(a.top - b.top) > tolerance || a.numbers.size() != b.numbers.size()) return Likeness::none;
  const auto pages = static_cast<long long>(b.page) - static_cast<long long>(a.page);
  Likeness likeness = Likeness::same;
  for (std::size_t i = 0; i < a.numbers.size(); ++i) {
    if (a.numbers[i].value == b.numbers[i].value) continue;
    if (!grows_by(a.numbers[i], b.numbers[i], pages)) return Likeness::none;
    likeness = a.numbers[i].is_behind_word ? Likeness::grows_behind_word : Likeness::grows_with_page;
  }
  return likeness;
}

/// On how many pages a head runs that stands on these, one page among them. A head runs on each page or each
/// second one, and pictures may interrupt it; a heading that comes again where a part begins does not run.
std::size_t run_length(const std::set<std::size_t>& pages, std::size_t page) {
  constexpr std::size_t longest_step = 2;
  const std::size_t spanned = *pages.rbegin() - *pages.begin() + 1;
  if (pages.size() * longest_step >= spanned) return pages.size();
  auto from = pages.find(page);
  auto to = std::next(from);
  while (from != pages.begin() && *from - *std::prev(from) <= longest_step) --from;
  while (to != pages.end() && *to - *std::prev(to) <= longest_step) ++to;
  return static_cast<std::size_t>(std::distance(from, to));
}

/// On how many pages in a row the same as a line stands, its own among them.
struct Repetition {
  std::size_t sure = 1;
  /// With those where only a number behind a word grows.
  std::size_t all = 1;
};

Repetition repetition_of(const std::vector<Sighting>& sightings, std::size_t index) {
  // A long document is looked at in part: furniture repeats within a few pages, and this takes the square.
  constexpr std::size_t reach = 200;
  const std::size_t from = index < reach ? 0 : index - reach;
  std::set<std::size_t> sure{sightings[index].page};
  std::set<std::size_t> all = sure;
  for (std::size_t i = from; i < std::min(sightings.size(), index + reach); ++i) {
    const Likeness likeness = likeness_of(sightings[index], sightings[i]);
    if (likeness == Likeness::none) continue;
    all.insert(sightings[i].page);
    if (likeness != Likeness::grows_behind_word) sure.insert(sightings[i].page);
  }
  return {run_length(sure, sightings[index].page), run_length(all, sightings[index].page)};
}

/// Whether no line of a page stands farther out.
bool is_outermost(const PdfPageLines& page, std::size_t index) {
  const PdfLine& line = page.lines[index];
  const bool is_top = zone_of(line, page.height) == Zone::top;
  return std::none_of(page.lines.begin(), page.lines.end(), [&](const PdfLine& other) {
    return is_top ? other.bottom < line.top : other.top > line.bottom;
  });
}

/// Of each page, the lines that are furniture.
using Marked = std::vector<std::set<std::size_t>>;

void mark_repeated(const std::vector<PdfPageLines>& pages, Marked& marked) {
  const std::size_t wanted = std::clamp(pages.size(), std::size_t{2}, least_pages);
  // "Report 3" is a page's on nearly all pages, and where nothing else numbers them; "Annex 3" is not.
  constexpr std::size_t least_numbered = 4;
  constexpr std::size_t most_wanted = 100;
  const std::size_t wanted_behind_word = std::clamp(pages.size() * 3 / 4, least_numbered, most_wanted);
  const Marked numbered = marked;
  for (const auto& [pattern, all] : sightings_of(pages)) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Repetition repetition = repetition_of(all, i);
      const std::size_t page = all[i].page;
      const bool is_sure = repetition.sure >= wanted;
      if (is_sure || (repetition.all >= wanted_behind_word && numbered[page].empty() &&
                      is_outermost(pages[page], all[i].line)))
        marked[page].insert(all[i].line);
    }
  }
}

void mark_page_numbers(const std::vector<PdfPageLines>& pages, Marked& marked) {
  std::map<long long, std::size_t> offsets;
  struct Found {
    std::size_t page = 0;
    std::size_t line = 0;
    long long offset = 0;
  };
  std::vector<Found> found;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (std::size_t i = 0; i < pages[page].lines.size(); ++i) {
      const PdfLine& line = pages[page].lines[i];
      const bool is_last = i + 1 == pages[page].lines.size() && line.top > pages[page].height / 2;
      if (!is_last && zone_of(line, pages[page].height) == Zone::none) continue;
      const long long value = page_number_of(line);
      if (value == 0) continue;
      const long long offset = value - static_cast<long long>(page);
      ++offsets[offset];
      found.push_back({page, i, offset});
    }
  }
  for (const Found& number : found)
    if (number.offset == 1 || offsets[number.offset] >= 2) marked[number.page].insert(number.line);
}

}  // namespace

void remove_furniture(std::vector<PdfPageLines>& pages) {
  Marked marked(pages.size());
  mark_page_numbers(pages, marked);
  mark_repeated(pages, marked);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    std::vector<PdfLine> kept;
    bool begins_column = false;
    for (std::size_t i = 0; i < pages[page].lines.size(); ++i) {
      PdfLine& line = pages[page].lines[i];
      begins_column = begins_column || line.begins_column;
      if (marked[page].contains(i)) continue;
      line.begins_column = std::exchange(begins_column, false);
      kept.push_back(std::move(line));
    }
    pages[page].lines = std::move(kept);
  }
}

}  // namespace dossier::foreign

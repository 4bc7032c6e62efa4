// SPDX-License-Identifier: GPL-2.0-or-later
// Where do columns of prose part on a page?
#include "foreign/pdf_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>

namespace dossier::foreign {
namespace {

/// A gap between words that may be the one between two columns, as a multiple of the font size.
constexpr double column_gap = 1.1;
/// The least of such a gap behind a line that is full.
constexpr double full_line_gap = 0.6;
/// How far the lines of a column may begin from each other, in points.
constexpr double tolerance = 1.5;
/// Rows that must be parted at one place for it to be a gap between columns of text.
constexpr std::size_t least_column_rows = 6;
/// A column of text has lines of several words; one of a table has not.
constexpr std::size_t words_of_prose = 3;
/// How much of a column's width a full line may leave empty, the gap behind it included.
constexpr double ragged_part = 0.3;

/// How wide the gap between two words is, as a multiple of the font size.
double relative_gap(const PdfWord& before, const PdfWord& behind) {
  return gap_between(before, behind) / std::min(size_of(before), size_of(behind));
}

/// How a row stands to a place.
struct Parting {
  std::size_t before = 0;
  std::size_t behind = 0;
  /// How wide it is parted, as a multiple of the font size; 0 when a word stands over the place.
  double gap = std::numeric_limits<double>::infinity();
  /// Where its first word behind the place begins.
  double start = 0;
};

Parting parting_of(const PdfRow& row, double place) {
  Parting parting;
  const PdfWord* last = nullptr;
  const PdfWord* next = nullptr;
  bool is_crossed = false;
  for (const PdfWord& word : row) {
    is_crossed = is_crossed || (word.left < place && word.right > place);
    const bool is_before = word.right <= place;
    ++(is_before ? parting.before : parting.behind);
    if (is_before && (last == nullptr || word.right > last->right)) last = &word;
    if (!is_before && next == nullptr) next = &word;
  }
  if (next != nullptr) parting.start = next->left;
  if (is_crossed)
    parting.gap = 0;
  else if (last != nullptr && next != nullptr)
    parting.gap = relative_gap(*last, *next);
  return parting;
}

/// Whether a row's words stand on both sides of a gap.
bool is_parted(const Parting& parting) {
  return parting.gap >= column_gap && parting.before > 0 && parting.behind > 0;
}

bool parts_prose(const Parting& parting) {
  return is_parted(parting) && parting.before >= words_of_prose && parting.behind >= words_of_prose;
}

/// The places at which rows are parted by a wide gap: the middles of the gaps, in steps.
std::map<int, std::size_t> gap_places(const std::vector<PdfRow>& rows) {
  constexpr double step = 4;
  std::map<int, std::size_t> places;
  for (const PdfRow& row : rows)
    for (std::size_t i = 1; i < row.size(); ++i)
      if (relative_gap(row[i - 1], row[i]) >= column_gap)
        for (auto at = static_cast<int>(std::ceil(row[i - 1].right / step)); at <= row[i].left / step; ++at)
          ++places[at * static_cast<int>(step)];
  return places;
}

/// Where the lines of a column begin and end, as far as others stand beside them.
struct Side {
  std::vector<double> lefts;
  std::vector<double> rights;
};

void add_line(Side& side, const PdfWord& first, const PdfWord& last) {
  side.lefts.push_back(first.left);
  side.rights.push_back(last.right);
}

/// The place that a part of all places does not go beyond.
double quantile(std::vector<double> places, double part) {
  std::sort(places.begin(), places.end());
  return places[static_cast<std::size_t>(part * static_cast<double>(places.size() - 1))];
}

/// Where most lines of a column begin.
double left_of(const Side& side) {
  return quantile(side.lefts, 0.5);
}

/// The edge that the lines keep to; one that sticks out does not make the column wider.
double right_of(const Side& side) {
  return quantile(side.rights, 0.9);
}

/// Whether most lines nearly reach an edge, as those of prose do. The cells of a table end anywhere.
bool reach(const Side& side, double edge) {
  const double least = edge - ragged_part * (edge - left_of(side));
  const auto full =
      std::count_if(side.rights.begin(), side.rights.end(), [&](double right) { return right >= least; });
  return static_cast<std::size_t>(full) * 2 >= side.rights.size();
}

/// Whether enough rows are parted at a place, and most of those between the first and the last of them; and
/// whether what they part is prose.
bool is_column_gap(const std::vector<PdfRow>& rows, double place) {
  std::size_t since_first = 0;
  std::size_t span = 0;
  Side left;
  Side right;
  for (const PdfRow& row : rows) {
    const Parting parting = parting_of(row, place);
    const bool is_prose = parts_prose(parting);
    if (is_prose) {
      add_line(left, row.front(), row[parting.before - 1]);
      add_line(right, row[parting.before], row.back());
    }
    since_first += left.rights.empty() ? 0 : 1;
    if (is_prose) span = since_first;
  }
  const std::size_t parted = left.rights.size();
  return parted >= least_column_rows && parted * 2 >= span && reach(left, left_of(right)) &&
         reach(right, right_of(right));
}

/// Whether a row that is but narrowly parted goes on where the right column begins: its left line is full.
bool begins_column_behind(const Parting& parting, const std::vector<double>& starts) {
  return parting.gap >= full_line_gap && is_near_one(starts, parting.start, tolerance);
}

}  // namespace

std::optional<double> find_column_gap(const std::vector<PdfRow>& rows) {
  std::size_t most = 0;
  std::optional<double> best;
  for (const auto& [place, count] : gap_places(rows)) {
    if (count < least_column_rows || count <= most || !is_column_gap(rows, place)) continue;
    most = count;
    best = place;
  }
  return best;
}

std::vector<bool> find_wide_rows(const std::vector<PdfRow>& rows, double place) {
  std::vector<Parting> partings;
  std::vector<double> starts;
  for (const PdfRow& row : rows) {
    partings.push_back(parting_of(row, place));
    if (is_parted(partings.back())) starts.push_back(partings.back().start);
  }
  std::sort(starts.begin(), starts.end());
  std::vector<bool> is_wide;
  for (const Parting& parting : partings)
    is_wide.push_back(parting.gap < column_gap && !begins_column_behind(parting, starts));
  // The last line of a paragraph between two that go over the whole width may end before the gap.
  for (std::size_t i = 1; i + 1 < rows.size(); ++i)
    if (partings[i].behind == 0 && is_wide[i - 1] && is_wide[i + 1]) is_wide[i] = true;
  return is_wide;
}

}  // namespace dossier::foreign

// SPDX-License-Identifier: GPL-2.0-or-later
// How are counts drawn with characters?
#include "bars.h"

#include "display_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace dossier::render {
namespace {

/// `counts` in at most `width` sums of as many neighbours each.
std::vector<std::size_t> gathered(std::span<const std::size_t> counts, std::size_t width) {
  const auto share = std::max<std::size_t>(1, (counts.size() + width - 1) / std::max<std::size_t>(width, 1));
  std::vector<std::size_t> sums((counts.size() + share - 1) / share);
  for (std::size_t i = 0; i < counts.size(); ++i) sums[i / share] += counts[i];
  return sums;
}

}  // namespace

std::string bar(std::size_t count, std::size_t largest, std::size_t width, const TextStyle& style) {
  static constexpr std::string_view eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const std::size_t steps = style.unicode ? 8 : 1;
  auto length = (count * width * steps + largest / 2) / largest;
  if (count > 0) length = std::max<std::size_t>(length, 1);
  std::string out;
  for (std::size_t i = 0; i < length / steps; ++i) out += ornament(style, "█", "#");
  if (style.unicode) out += eighths[length % steps];
  return out;
}

std::string sparkline(std::span<const std::size_t> counts, std::size_t largest, std::size_t width,
                      const TextStyle& style) {
  static constexpr std::string_view blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  static constexpr std::string_view digits[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
  const std::span<const std::string_view> heights =
      style.unicode ? std::span<const std::string_view>(blocks) : std::span<const std::string_view>(digits);
  const auto sums = gathered(counts, width);
  if (sums.size() < counts.size())
    largest = std::max<std::size_t>(1, *std::max_element(sums.begin(), sums.end()));
  std::string out;
  for (const auto sum : sums)
    out += sum == 0 ? ornament(style, "·", ".") : heights[(sum * heights.size() - 1) / largest];
  return out;
}

}  // namespace dossier::render

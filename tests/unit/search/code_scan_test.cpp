// SPDX-License-Identifier: GPL-2.0-or-later
// Are wanted codes found wherever they stand?
#include "search/code_scan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace dossier;
using store::WordCode;

namespace {

std::vector<std::size_t> scan(const std::vector<WordCode>& text, const std::vector<WordCode>& wanted,
                              std::size_t most = SIZE_MAX) {
  std::vector<std::size_t> places;
  const auto is_wanted = [&](WordCode code) {
    return std::find(wanted.begin(), wanted.end(), code) != wanted.end();
  };
  search::scan_codes(text, wanted, is_wanted, [&](std::size_t place) {
    places.push_back(place);
    return places.size() < most;
  });
  return places;
}

}  // namespace

TEST_CASE("a scan finds what looking at each place finds") {
  std::mt19937 random(1);
  const auto draw = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    // Codes with the highest bit set, and texts that end within a block, are where comparing many at once
    // goes wrong.
    const std::size_t codes = round % 2 == 0 ? 30 : 0x10000;
    std::vector<WordCode> text(draw(100));
    for (WordCode& code : text) code = static_cast<WordCode>(draw(codes));
    std::vector<WordCode> wanted(draw(search::most_scanned_codes + 4));
    for (WordCode& code : wanted)
      code = text.empty() || draw(2) == 0 ? static_cast<WordCode>(draw(codes)) : text[draw(text.size())];
    std::vector<std::size_t> expected;
    for (std::size_t place = 0; place < text.size(); ++place)
      if (std::find(wanted.begin(), wanted.end(), text[place]) != wanted.end()) expected.push_back(place);
    CHECK(scan(text, wanted) == expected);
    if (expected.size() > 1) CHECK(scan(text, wanted, 1).size() == 1);
  }
}

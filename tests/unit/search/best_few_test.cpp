// SPDX-License-Identifier: GPL-2.0-or-later
// Are the best kept, in order, whatever order they come in?
#include "search/best_few.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

using dossier::search::BestFew;

TEST_CASE("the best are what sorting puts first") {
  std::mt19937 random(1);
  for (const std::size_t kept : {1U, 2U, 7U, 64U}) {
    for (const std::size_t count : {0U, 1U, 6U, 7U, 8U, 300U}) {
      CAPTURE(kept);
      CAPTURE(count);
      std::vector<unsigned> numbers(count);
      for (unsigned& number : numbers) number = static_cast<unsigned>(random() % 50);  // some are equal
      BestFew<unsigned, std::greater<>> best(kept, {});
      for (const unsigned number : numbers) best.add(number);
      std::sort(numbers.begin(), numbers.end(), std::greater<>{});
      CHECK(best.is_full() == (count >= kept));
      if (best.is_full()) CHECK(best.worst() == numbers[kept - 1]);
      numbers.resize(std::min(kept, count));
      CHECK(best.take() == numbers);
    }
  }
}

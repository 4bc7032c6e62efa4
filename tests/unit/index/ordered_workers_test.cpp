// SPDX-License-Identifier: GPL-2.0-or-later
// Do results come in order, and does no more wait than memory has room for?
#include "index/ordered_workers.h"

#include <doctest/doctest.h>

#include <atomic>
#include <barrier>
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <thread>
#include <vector>

using dossier::index::jobs_per_worker;
using dossier::index::OrderedWorkers;

TEST_CASE("workers: outputs come in the order of their inputs, whoever is done first") {
  std::atomic<int> early = 0;
  OrderedWorkers<int, int> workers(3, [&](int&& input, unsigned worker) {
    CHECK(worker < 3);
    if (input % 3 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    ++early;
    return input * 2;
  });
  std::vector<int> outputs;
  std::vector<int> expected;
  for (int i = 0; i < 60; ++i) {
    while (workers.is_full(0, 0)) outputs.push_back(workers.take());
    workers.submit(int{i}, 0);
    expected.push_back(i * 2);
    CHECK(workers.pending() <= 3 * jobs_per_worker);
  }
  while (workers.pending() > 0) outputs.push_back(workers.take());
  CHECK(outputs == expected);
  CHECK(early == 60);
}

TEST_CASE("workers: with enough to do all of them work, however often they had nothing to do before") {
  constexpr int threads = 3;
  std::barrier all_at_work(threads);  // a worker that is not called would leave the others waiting
  OrderedWorkers<int, int> workers(threads, [&](int&& input, unsigned) {
    if (input != 0) all_at_work.arrive_and_wait();
    return input;
  });
  for (int round = 0; round < 200; ++round) {
    for (int few = round % threads; few > 0; --few) workers.submit(0, 0);
    while (workers.pending() > 0) CHECK(workers.take() == 0);
    for (int i = 1; i <= threads; ++i) workers.submit(int{i}, 0);
    for (int i = 1; i <= threads; ++i) CHECK(workers.take() == i);
  }
}

TEST_CASE("workers: inputs wait until there is room for their bytes, unless one alone has more") {
  constexpr std::size_t most = 100;
  OrderedWorkers<int, int> workers(4, [](int&& input, unsigned) { return input; });
  CHECK_FALSE(workers.is_full(1000, most));  // nothing else is under way
  workers.submit(1, 60);
  CHECK_FALSE(workers.is_full(40, most));
  CHECK(workers.is_full(41, most));
  workers.submit(2, 40);
  CHECK(workers.take() == 1);
  CHECK_FALSE(workers.is_full(60, most));
  CHECK(workers.is_full(61, most));
  CHECK(workers.take() == 2);
  CHECK_FALSE(workers.is_full(1000, most));
}

TEST_CASE("workers: what goes wrong with an input is told where its output would be") {
  OrderedWorkers<int, int> workers(2, [](int&& input, unsigned) {
    if (input == 2) throw std::runtime_error("two");
    return input;
  });
  for (const int input : {1, 2, 3}) workers.submit(int{input}, 0);
  CHECK(workers.take() == 1);
  CHECK_THROWS_WITH((void)workers.take(), "two");
  CHECK(workers.take() == 3);
}

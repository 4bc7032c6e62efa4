// SPDX-License-Identifier: GPL-2.0-or-later
// What do snapshots hold on to when their searches are over?
#include "store/snapshot.h"

#include "index_of_one.h"

#include <doctest/doctest.h>

#include <barrier>
#include <filesystem>
#include <iterator>
#include <thread>
#include <vector>

using namespace dossier;

namespace {

std::ptrdiff_t open_files() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                       std::filesystem::directory_iterator());
}

}  // namespace

TEST_CASE("store: a burst of searches does not keep files open for ever") {
  const test::IndexOfOne index;
  const auto before = open_files();
  constexpr int many = 60;
  std::ptrdiff_t during = 0;
  std::barrier all(many, [&]() noexcept { during = open_files(); });
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < many; ++i)
      threads.emplace_back([&] {
        index.pool().run([&](const store::Snapshot&) {
          all.arrive_and_wait();
          return 0;
        });
      });
  }
  CHECK(during - before >= many);
  CHECK(open_files() - before < during - before - many);
}

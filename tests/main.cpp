// SPDX-License-Identifier: GPL-2.0-or-later
// The main function that all doctest programs share: how do tests that could not run reach CTest?
#define DOCTEST_CONFIG_IMPLEMENT
#include "shared_data.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>

namespace {

bool anything_skipped = false;
constexpr int skipped_status = 77;

}  // namespace

std::optional<std::filesystem::path> dossier::test::shared_data(std::string_view part) {
  const char* folder = std::getenv("DOSSIER_SHARED_DIR");
  if (folder && std::filesystem::exists(std::filesystem::path(folder) / part))
    return std::filesystem::path(folder) / part;
  std::cout << "skipped: " << part << " is not in DOSSIER_SHARED_DIR (" << (folder ? folder : "not set")
            << ")\n";
  anything_skipped = true;
  return std::nullopt;
}

int main(int argc, char** argv) {
  const int status = doctest::Context(argc, argv).run();
  return status == 0 && anything_skipped ? skipped_status : status;
}

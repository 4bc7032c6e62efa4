// SPDX-License-Identifier: GPL-2.0-or-later
// Are exactly the ASCII letters and digits told from all other bytes?
#include "support/ascii.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace dossier::support;

namespace {

/// The bytes, of all 256, for which a test is true.
template <class Test>
std::string bytes_that(Test test) {
  std::string bytes;
  for (int value = 0; value < 256; ++value)
    if (const auto byte = static_cast<char>(value); test(byte)) bytes += byte;
  return bytes;
}

constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";

}  // namespace

TEST_CASE("ascii: no byte of another character is a letter or digit") {
  CHECK(bytes_that(is_digit) == digits);
  CHECK(bytes_that(is_lower) == lower);
  CHECK(bytes_that(is_upper) == upper);
  CHECK(bytes_that(is_letter) == std::string(upper) + std::string(lower));
  CHECK(bytes_that(is_letter_or_digit) == std::string(digits) + std::string(upper) + std::string(lower));
}

TEST_CASE("ascii: case changes letters only") {
  CHECK(bytes_that([](char byte) { return to_lower(byte) != byte; }) == upper);
  CHECK(bytes_that([](char byte) { return to_upper(byte) != byte; }) == lower);
  for (std::size_t i = 0; i < upper.size(); ++i) {
    CHECK(to_lower(upper[i]) == lower[i]);
    CHECK(to_upper(lower[i]) == upper[i]);
  }
}

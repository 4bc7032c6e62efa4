// SPDX-License-Identifier: GPL-2.0-or-later
// Do sets, NEAR and wildcards select what they should?
#include "search/postings.h"

#include "search/bitmap.h"
#include "search/wildcard.h"

#include <doctest/doctest.h>

#include <vector>

using namespace dossier;

TEST_CASE("search: a bitmap is a set") {
  search::Bitmap a(200);
  search::Bitmap b(200);
  for (const unsigned number : {1U, 63U, 64U, 200U}) a.add(number);
  for (const unsigned number : {63U, 100U}) b.add(number);
  CHECK(a.count() == 4);
  CHECK(a.has(200));
  CHECK_FALSE(a.has(2));
  CHECK_FALSE(a.has(5000));
  CHECK(a.next(2) == 63);
  CHECK(a.next(65) == 200);
  CHECK(b.next(101) == 0);
  std::vector<unsigned> members;
  search::Bitmap both = a;
  (both |= b) -= a;
  both.for_each([&](unsigned number) { members.push_back(number); });
  CHECK(members == std::vector<unsigned>{100});
  CHECK((a &= b).count() == 1);
}

TEST_CASE("search: NEAR counts the words between its parts, in any order") {
  using List = std::vector<search::Stretch>;
  const List a{{1, 1}, {50, 50}};
  CHECK(search::are_near({a, List{{3, 3}}}, 1));
  CHECK_FALSE(search::are_near({a, List{{4, 4}}}, 1));
  CHECK(search::are_near({List{{4, 4}}, a}, 2));
  CHECK(search::are_near({a, List{{52, 53}}}, 1));
  CHECK_FALSE(search::are_near({a, List{}}, 100));
  CHECK_FALSE(search::are_near({List{{5, 5}}, List{{5, 5}}}, 5));
}

TEST_CASE("search: a wildcard matches any letters, and hostile ones end soon") {
  CHECK(search::matches_wildcard("cybersecurity", "cyber*"));
  CHECK(search::matches_wildcard("cyber", "cyber*"));
  CHECK(search::matches_wildcard("infocomm", "info*mm"));
  CHECK(search::matches_wildcard("postal", "*tal"));
  CHECK_FALSE(search::matches_wildcard("postal", "*tax"));
  CHECK_FALSE(search::matches_wildcard("cyb", "cyber*"));
  CHECK_FALSE(search::matches_wildcard(std::string(60, 'a'), "a*a*a*a*a*a*a*a*a*b"));
}

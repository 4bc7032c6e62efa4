// SPDX-License-Identifier: GPL-2.0-or-later
// Is a place that matches a phrase by stems told from one that says it word for word?
#include "search/phrase_forms.h"

#include "query/parse.h"

#include <doctest/doctest.h>

using namespace dossier;

namespace {

bool is_as_typed(std::string_view query, std::string_view text) {
  return search::PhraseForms(query::parse(query).root).is_as_typed(text);
}

}  // namespace

TEST_CASE("phrase forms: case and spaces do not matter, endings do") {
  CHECK(is_as_typed("\"data centre\"", "Data  Centre"));
  CHECK_FALSE(is_as_typed("\"data centre\"", "data centres"));
  CHECK_FALSE(is_as_typed("\"data centres\"", "data centre"));
}

TEST_CASE("phrase forms: any phrase of the query, wherever it stands in it") {
  CHECK(is_as_typed("x OR (\"a b\" AND \"data centres\")", "data centres"));
  CHECK(is_as_typed("x OR (\"a b\" AND \"data centres\")", "A b"));
  CHECK_FALSE(is_as_typed("\"a b\" c", "c"));
}

TEST_CASE("phrase forms: what has no stems or holds a wildcard is taken as it was matched") {
  CHECK(is_as_typed("\"data centr*\"", "data centres"));
  CHECK(is_as_typed("\"一家\"", "一家"));
  CHECK(is_as_typed("\"a b\" \"一家\"", "一家"));
}

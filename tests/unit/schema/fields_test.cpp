// SPDX-License-Identifier: GPL-2.0-or-later
// Is the table of fields sound?
#include "schema/fields.h"

#include <doctest/doctest.h>

#include <set>
#include <string_view>

using namespace dossier::schema;

TEST_CASE("schema: names, prefixes and slots are unique") {
  std::set<std::string_view> names;
  std::set<std::string_view> prefixes{exact_prefix, capitals_prefix, joined_prefix,
                                      year_prefix,  month_prefix,    day_prefix};
  std::set<std::uint32_t> slots;
  for (const FieldInfo& row : fields) {
    CAPTURE(row.name);
    CHECK(names.insert(row.name).second);
    if (!row.alias.empty()) CHECK(names.insert(row.alias).second);
    if (!row.prefix.empty()) CHECK(prefixes.insert(row.prefix).second);
    if (row.slot != no_slot) CHECK(slots.insert(row.slot).second);
    CHECK_FALSE(row.description.empty());
    CHECK_FALSE(row.example.empty());
  }
}

TEST_CASE("schema: fields and facets are found by name and alias in any case") {
  CHECK(field_named("minister") == Field::minister);
  CHECK(field_named("Asked-By") == Field::asked_by);
  CHECK(field_named("type") == Field::category);
  CHECK_FALSE(field_named("isuer"));
  CHECK_FALSE(field_named(""));
  CHECK(facet_named("year") == FacetKey{Field::date, DateStep::year});
  CHECK(facet_named("Quarter") == FacetKey{Field::date, DateStep::quarter});
  CHECK(facet_named("month") == FacetKey{Field::date, DateStep::month});
  CHECK(facet_named("language") == FacetKey{Field::language});
  for (const DateStep step : date_steps)
    CHECK(facet_named(facet_name(FacetKey{Field::date, step})) == FacetKey{Field::date, step});
  CHECK_FALSE(facet_named("title"));
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Which fields does a document have, and how does each lie in the index?
#include "schema/fields.h"

#include "support/ascii.h"

#include <algorithm>

namespace dossier::schema {
namespace {

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return support::to_lower(x) == support::to_lower(y); });
}

std::string_view step_name(DateStep step) {
  switch (step) {
    case DateStep::quarter:
      return "quarter";
    case DateStep::month:
      return "month";
    case DateStep::year:
      break;
  }
  return "year";
}

constexpr bool is_table_in_order() {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (static_cast<std::size_t>(fields[i].field) != i) return false;
  return true;
}
static_assert(is_table_in_order(), "the rows must be in the order of the enum");

}  // namespace

std::optional<Field> field_named(std::string_view name) {
  for (const FieldInfo& row : fields)
    if (equal_ignoring_case(name, row.name) || (!row.alias.empty() && equal_ignoring_case(name, row.alias)))
      return row.field;
  return std::nullopt;
}

std::optional<FacetKey> facet_named(std::string_view name) {
  for (const DateStep step : date_steps)
    if (equal_ignoring_case(name, step_name(step))) return FacetKey{Field::date, step};
  const auto field = field_named(name);
  if (!field || !info(*field).is_facet) return std::nullopt;
  return FacetKey{*field};
}

std::string_view facet_name(FacetKey facet) {
  if (facet.field == Field::date) return step_name(facet.step);
  if (facet.field == Field::language) return "language";
  return info(facet.field).name;
}

}  // namespace dossier::schema

// SPDX-License-Identifier: GPL-2.0-or-later
// Which fields does a document have, and how does each lie in the index?
#include "schema/fields.h"

#include <algorithm>

namespace dossier::schema {
namespace {

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
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

std::optional<Field> facet_named(std::string_view name) {
  if (equal_ignoring_case(name, "year")) return Field::date;
  const auto field = field_named(name);
  if (!field || !info(*field).is_facet) return std::nullopt;
  return field;
}

std::string_view facet_name(Field field) {
  if (field == Field::date) return "year";
  if (field == Field::language) return "language";
  return info(field).name;
}

}  // namespace dossier::schema

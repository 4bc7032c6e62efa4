// SPDX-License-Identifier: GPL-2.0-or-later
// Which other words for facet values do queries understand?
#include "index/aliases.h"

namespace dossier::index {
namespace {

using schema::Field;

void add_person(store::AliasTable& table, const metadata::Person& person) {
  for (const Field field : {Field::minister, Field::mentioned, Field::asked_by}) {
    table.add(field, person.name, person.name);
    for (const auto& spelling : person.spellings) table.add(field, spelling, person.name);
    for (const auto& form : person.short_forms) table.add(field, form, person.name);
  }
}

}  // namespace

store::AliasTable make_aliases(const metadata::Authority& authority, const metadata::Taxonomy& taxonomy) {
  store::AliasTable table;
  for (const auto& category : taxonomy.categories) {
    table.add(Field::category, category.value, category.value);
    table.add(Field::category, category.label, category.value);
    for (const auto& synonym : category.synonyms) table.add(Field::category, synonym, category.value);
  }
  for (const auto& topic : taxonomy.topics) {
    table.add(Field::topic, topic.value, topic.value);
    for (const auto& synonym : topic.synonyms) table.add(Field::topic, synonym, topic.value);
  }
  for (const auto& person : authority.people) add_person(table, person);
  return table;
}

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-2.0-or-later
// What of the authority files and the taxonomy do searches need?
#include "index/search_words.h"

#include "metadata/lexicon.h"

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

void add_taxonomy(store::AliasTable& table, const metadata::Taxonomy& taxonomy) {
  for (const auto& category : taxonomy.categories) {
    table.add(Field::category, category.value, category.value);
    table.add(Field::category, category.label, category.value);
    for (const auto& synonym : category.synonyms) table.add(Field::category, synonym, category.value);
  }
  for (const auto& topic : taxonomy.topics) {
    table.add(Field::topic, topic.value, topic.value);
    for (const auto& synonym : topic.synonyms) table.add(Field::topic, synonym, topic.value);
  }
}

}  // namespace

void add_words(store::Settings& settings, const metadata::Authority& authority,
               const metadata::Taxonomy& taxonomy) {
  add_taxonomy(settings.aliases, taxonomy);
  settings.titles = metadata::titles_before_names(authority);
  for (const auto& person : authority.people) {
    add_person(settings.aliases, person);
    settings.people.push_back(person.name);
    for (const auto& tenure : person.tenures)
      settings.offices.push_back({person.name, tenure.office, tenure.from, tenure.to});
  }
}

}  // namespace dossier::index

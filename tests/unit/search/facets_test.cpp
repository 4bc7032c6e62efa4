// SPDX-License-Identifier: GPL-2.0-or-later
// Are facet values counted right, in order, and cut where it was asked?
#include "search/facets.h"

#include <doctest/doctest.h>

#include <string>

using namespace dossier;

namespace {

using schema::DateStep;
using schema::Field;

/// Columns of documents with these dates and topics.
store::Columns columns_of(const std::vector<std::pair<std::uint32_t, std::vector<std::string>>>& documents) {
  store::ColumnChanges changes;
  for (const auto& [date, topics] : documents) {
    store::ColumnRow row;
    row.id = std::to_string(changes.size());
    row.date = date;
    row.values[store::facet_index(Field::topic)] = topics;
    changes.emplace(static_cast<store::DocumentNumber>(changes.size() + 1), row);
  }
  return store::Columns{}.with(changes);
}

const store::Columns& sample() {
  static const store::Columns columns = columns_of({{20230228, {"a/b", "c"}},
                                                    {20230401, {"c"}},
                                                    {20230000, {}},
                                                    {20231200, {"c", "d"}},
                                                    {0, {}},
                                                    {20241001, {"b"}}});
  return columns;
}

/// The facet in one line, over all documents but number 4.
std::string counted(schema::FacetKey key, std::optional<std::size_t> limit = std::nullopt) {
  search::Bitmap documents(sample().last());
  for (const store::DocumentNumber number : {1U, 2U, 3U, 5U, 6U}) documents.add(number);
  const Facet facet = search::count_facet(sample(), key, documents, limit);
  std::string out = facet.name + ":";
  for (const auto& [value, count] : facet.values) out += " " + value + "=" + std::to_string(count);
  return out + " without=" + std::to_string(facet.without) +
         " further=" + std::to_string(facet.further_values);
}

}  // namespace

TEST_CASE("search: facet values come by count, then by name, with those that have none") {
  CHECK(counted({Field::topic}) == "topic: c=2 a/b=1 b=1 without=2 further=0");
  CHECK(counted({Field::topic}, 2) == "topic: c=2 a/b=1 without=2 further=1");
  CHECK(counted({Field::topic}, 0) == "topic: without=2 further=3");
  CHECK(counted({Field::minister}) == "minister: without=5 further=0");
}

TEST_CASE("search: dates are counted by year, quarter and month, a partial one with its first day") {
  CHECK(counted({Field::date}) == "year: 2024=1 2023=3 without=1 further=0");
  CHECK(counted({Field::date, DateStep::quarter}) ==
        "quarter: 2024-Q4=1 2023-Q2=1 2023-Q1=2 without=1 further=0");
  CHECK(counted({Field::date, DateStep::month}) ==
        "month: 2024-10=1 2023-04=1 2023-02=1 2023-01=1 without=1 further=0");
  CHECK(counted({Field::date, DateStep::month}, 1) == "month: 2024-10=1 without=1 further=3");
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Is what a program noted in a file believed last, and only as far as the text bears it out?
#include "fixture.h"

#include <doctest/doctest.h>

using namespace dossier;
using namespace dossier::metadata;

namespace {

DocumentRecord resolved(const std::string& text, const std::string& id = "letters/dues.pdf") {
  RawMetadata raw = fixture::raw_of({id, "", text});
  raw.raw.properties = {{"file:title", "Dues of the  Harbour"}, {"file:created", "2021-02-03"}};
  return fixture::resolver().resolve(raw);
}

}  // namespace

TEST_CASE("file properties: the title is taken when the text begins with it") {
  const auto confirmed = resolved("# Press Release\n\nDUES OF THE HARBOUR\n\nThey rise.");
  CHECK(confirmed.title == "Dues of the Harbour");
  CHECK(fixture::provenance_of(confirmed, "title").source == "file-properties");
  CHECK(resolved("# Lanterns\n\nThey are lit.").title == "Lanterns");
}

TEST_CASE("file properties: the day of the file is the date only where there is no other") {
  const auto bare = resolved("# Lanterns\n\nThey are lit.");
  CHECK(bare.date == "2021-02-03");
  CHECK(fixture::provenance_of(bare, "date").source == "file-properties");
  const auto dated = resolved("# Lanterns\n\nDate: 14 January 2019\n\nThey are lit.");
  CHECK(dated.date == "2019-01-14");
  for (const Provenance& entry : dated.provenance) CHECK(entry.value != "2021-02-03");
  CHECK(resolved("# Lanterns\n\nThey are lit.", "letters/2018-05-06-dues.pdf").date == "2018-05-06");
}

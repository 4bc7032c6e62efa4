// SPDX-License-Identifier: GPL-2.0-or-later
// Can a listing do harm?
#include "source/listing.h"
#include "target.h"
#include "text/unicode.h"

void dossier::fuzz::run(std::string_view input) {
  const source::ListingVocabulary vocabulary{.categories = {"Press Release", "Speeches", "Parliament QAs"},
                                             .topics = {"Cyber Security", "Digital Readiness"}};
  const auto listing = source::parse_listing(text::to_valid_utf8(input), vocabulary);
  if (!listing) return;
  require(text::is_valid_utf8(listing->text));
  for (const source::ListingItem& item : listing->items) {
    require(!item.categories.empty() && !item.date.empty() && !item.slug.empty());
    require(text::is_valid_utf8(item.title));
  }
}

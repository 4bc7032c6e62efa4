// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms stand for what?
#pragma once

#include "schema/date.h"
#include "schema/fields.h"

#include <string>
#include <string_view>
#include <utility>

namespace dossier::store {

/// The unique term of an id. Long ids end in a hash, since a Xapian term holds 245 bytes.
[[nodiscard]] std::string id_term(std::string_view id);

/// A term of a kind that is known by a prefix.
[[nodiscard]] std::string prefixed_term(std::string_view prefix, std::string_view text);

/// The term of a facet's value: folded, so that case and accents do not matter.
[[nodiscard]] std::string value_term(schema::Field field, std::string_view value);

/// The term of an acronym that a document explains, with the folded words that it stands for.
[[nodiscard]] std::string acronym_term(std::string_view acronym, std::string_view words);
/// Acronym and words of such a term, which must outlive them.
[[nodiscard]] std::pair<std::string_view, std::string_view> acronym_of_term(std::string_view term);

/// The terms of a date's year, month and day. A partial date counts as its first day.
[[nodiscard]] std::string year_term(const schema::Date& date);
[[nodiscard]] std::string month_term(const schema::Date& date);
[[nodiscard]] std::string day_term(const schema::Date& date);

}  // namespace dossier::store

// SPDX-License-Identifier: GPL-2.0-or-later
// In which words does a citation speak of date, category and place?
#pragma once

#include "citation.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::render {

/// The parts of an ISO date; 0 for what is not known.
struct DateParts {
  int year = 0;
  int month = 0;
  int day = 0;
};

/// None when `iso` is empty or no date.
[[nodiscard]] std::optional<DateParts> parts_of(std::string_view iso);

/// "5 November 2019", "November 2019", "2019"; "no date" where there is none.
[[nodiscard]] std::string date_in_words(std::string_view iso);

/// "press release"; empty for `other`, which says nothing.
[[nodiscard]] std::string category_in_words(const DocumentRecord& record);

/// Who says what is cited: the ministers, or who asked.
[[nodiscard]] const std::vector<std::string>& authors(const DocumentRecord& record, const CitedPlace& place);

/// "para 5", "question, para 5" or "p. 3"; empty when nothing is known.
[[nodiscard]] std::string place_in_words(const CitedPlace& place);

/// Whether the URL can be followed; many files only give a path on their site.
[[nodiscard]] bool has_web_address(const DocumentRecord& record);

}  // namespace dossier::render

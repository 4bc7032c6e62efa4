// SPDX-License-Identifier: GPL-2.0-or-later
// What do the people who are named in a paragraph do in it?
#pragma once

#include "metadata/reading.h"

#include <string_view>
#include <vector>

namespace dossier::metadata {

/// What somebody does, the stronger the later.
enum class Act {
  none,
  speaks,      ///< is told to have said something
  presents,    ///< announces or highlights something
  takes_part,  ///< signs, chairs, launches, visits, ...
  is_quoted,   ///< is quoted word for word
};

/// What each mention of a paragraph does; those joined by "and" do what their neighbour does.
[[nodiscard]] std::vector<Act> find_acts(const ReadText& paragraph);

/// Whether the sentence around a mention tells of another time than the document's day: an earlier date,
/// "last year", "then-". A sentence with "today" or "will" does not.
[[nodiscard]] bool tells_of_past(const ReadText& paragraph, const Mention& mention, std::string_view day);

/// Whether the sentence around a mention names the document's day.
[[nodiscard]] bool tells_of_day(const ReadText& paragraph, const Mention& mention, std::string_view day);

}  // namespace dossier::metadata

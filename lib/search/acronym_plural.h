// SPDX-License-Identifier: GPL-2.0-or-later
// What is the plural of an acronym, or the singular of its plural?
#pragma once

#include "store/snapshot.h"

#include <optional>
#include <string>
#include <string_view>

namespace dossier::search {

/// The other number of an acronym.
struct OtherNumber {
  /// "SMEs", "SME".
  std::string written;
  /// The term that it is found by: no rule of English tells that it is a plural, or the stem would be the
  /// same.
  std::string term;
};

/// What documents write "SMEs" beside "SME": the singular in capitals, and the plural not. None for other
/// words. \param folded an English word as the analyzer folds it
/// \param is_in_capitals whether it was typed in capitals: then it is no plural ("GPS")
[[nodiscard]] std::optional<OtherNumber> other_number(const store::Snapshot& snapshot,
                                                      std::string_view folded, bool is_in_capitals);

}  // namespace dossier::search

// SPDX-License-Identifier: GPL-2.0-or-later
// What is the plural of an acronym, or the singular of its plural?
#pragma once

#include "analyze/analyzer.h"
#include "store/snapshot.h"

#include <optional>
#include <string>
#include <string_view>

namespace dossier::search {

/// The other number of an acronym.
struct OtherNumber {
  /// "SMEs", "SME".
  std::string written;
  /// The stem that it is found by.
  std::string term;
};

/// "SMEs" for "SME", and the other way, where documents write them so and stemming does not make them one.
/// None for other words. Xapian exceptions pass through.
/// \param folded a word as the analyzer folds it
/// \param capitals what it was typed as, where that was an acronym or its plural (`Token::capitals`): in
/// small letters, what documents write tells whether it is one
[[nodiscard]] std::optional<OtherNumber> other_number(const store::Snapshot& snapshot,
                                                      analyze::Analyzer& analyzer, std::string_view folded,
                                                      std::string_view capitals);

}  // namespace dossier::search

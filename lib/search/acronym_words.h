// SPDX-License-Identifier: GPL-2.0-or-later
// Is a word in capitals an acronym that is spelt like an ordinary word?
#pragma once

#include "store/snapshot.h"

#include <string>
#include <string_view>

namespace dossier::search {

/// Whether a word in capitals is an acronym that documents explain, while at least as many documents have an
/// ordinary word with its stem: "SIT" is an institute, and not what is sitting. Other ways to write an
/// acronym
/// ("IoT", "Asean") have no other endings than its plural, and are no ordinary words. Xapian exceptions pass
/// through.
/// \param acronym its key (`analyze::acronym_key`); empty for no acronym
/// \param stem of its folded form
[[nodiscard]] bool is_acronym_among_words(const store::Snapshot& snapshot, const std::string& acronym,
                                          std::string_view stem);

}  // namespace dossier::search

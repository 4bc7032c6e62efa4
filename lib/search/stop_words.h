// SPDX-License-Identifier: GPL-2.0-or-later
// Which English words say nothing about what a document is about?
#pragma once

#include <string_view>

namespace dossier::search {

/// Whether a folded word is a function word ("the", "can", "which"): passed over among words that are ranked
/// together, unless there are no others.
[[nodiscard]] bool is_stop_word(std::string_view folded);

}  // namespace dossier::search

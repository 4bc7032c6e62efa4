// SPDX-License-Identifier: GPL-2.0-or-later
// How else is an English word spelt, in Britain or in America?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// The other spelling of a folded word, either way ("centre", "center"); several where rules overlap, none
/// for most words. What a rule makes may be no word: no document has it then.
[[nodiscard]] std::vector<std::string> spelling_variants(std::string_view folded);

}  // namespace dossier::search

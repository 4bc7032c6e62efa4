// SPDX-License-Identifier: GPL-2.0-or-later
// What do word processors print before the items of lists?
#pragma once

#include "extract/block.h"

#include <string>
#include <string_view>

namespace dossier::foreign {

/// How a level of a list counts.
enum class NumberStyle { decimal, lower_letter, upper_letter, lower_roman, upper_roman, none };

/// `12`, `l`, `xii`; empty for none.
[[nodiscard]] std::string number_label(int value, NumberStyle style);

/// Puts the printed label of an item where it belongs: numbers (`12.`, `2.1`) are the paragraph's number,
/// others
/// (`(a)`, `iv.`) stand before its text.
void set_label(extract::Block& block, std::string_view label, bool is_nested);

}  // namespace dossier::foreign

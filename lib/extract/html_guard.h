// SPDX-License-Identifier: GPL-2.0-or-later
// Is this HTML harmless enough for the parser?
#pragma once

#include <string_view>

namespace dossier::extract {

/// Refuses what would keep the HTML parser busy for hours: it looks through all open elements for each tag
/// and through all attributes for each further one. \throws Error `invalid_argument` naming what is too much.
void refuse_hostile_html(std::string_view html);

}  // namespace dossier::extract

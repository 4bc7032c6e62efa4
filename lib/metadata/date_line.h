// SPDX-License-Identifier: GPL-2.0-or-later
// Is a line nothing but a date?
#pragma once

#include <string_view>

namespace dossier::metadata {

/// Whether a line is a date, perhaps with its weekday, hour or place: "Singapore, 4 March 2022 (Fri)", and
/// not "Vesak Day, 15 May 2022".
[[nodiscard]] bool is_date_alone(std::string_view text);

}  // namespace dossier::metadata

// SPDX-License-Identifier: GPL-2.0-or-later
// Which language is this text in?
#pragma once

#include <string>
#include <string_view>

namespace dossier::text {

/// BCP 47 code (`en`, `zh`, `ms`, `ta`, `ja`, `ko`, ...) of a passage; empty when it is too short or too
/// mixed to tell. Scripts decide first, CLD2 where they do not; Indonesian is reported as `ms`.
[[nodiscard]] std::string detect_language(std::string_view utf8);

}  // namespace dossier::text

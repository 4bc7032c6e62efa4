// SPDX-License-Identifier: GPL-2.0-or-later
// What do the help texts say? They are made from the command and option tables.
#pragma once

#include "command.h"

#include <string>

namespace dossier::cli {

/// The overview: all commands and exit statuses.
[[nodiscard]] std::string overview();

/// All about one command.
[[nodiscard]] std::string help_on(const Command& command);

}  // namespace dossier::cli

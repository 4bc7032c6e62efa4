// SPDX-License-Identifier: GPL-2.0-or-later
// What do environment, terminal and place of the program say?
#pragma once

#include "render/text_style.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dossier::cli {

/// `--color`.
enum class ColorChoice { automatic, always, never };

/// The index to use: the option, else `$DOSSIER_INDEX`, `$XDG_DATA_HOME/dossier/index` or
/// `$HOME/.local/share/dossier/index`. \throws Error `invalid_argument` when nothing tells it.
[[nodiscard]] std::filesystem::path index_directory(const std::optional<std::string>& option);

/// How text is shown on `descriptor`.
[[nodiscard]] render::TextStyle style_for(int descriptor, ColorChoice color);

/// Whether somebody watches.
[[nodiscard]] bool is_terminal(int descriptor);

/// The authority files, the taxonomy and the table of acronyms that come with the program; empty where there
/// are none.
[[nodiscard]] std::vector<std::filesystem::path> shipped_authority_files();
[[nodiscard]] std::filesystem::path shipped_taxonomy();
[[nodiscard]] std::filesystem::path shipped_acronyms();

/// The program that reads foreign formats, beside this one; empty when it is only where the library expects
/// it.
[[nodiscard]] std::filesystem::path extractor_program();

/// Today's date where the user is, ISO 8601.
[[nodiscard]] std::string local_today();

}  // namespace dossier::cli

// SPDX-License-Identifier: GPL-2.0-or-later
// Which options mean the same in every command?
#pragma once

#include "environment.h"
#include "option_set.h"

namespace dossier::cli {

inline constexpr Option index_row{
    "index", "DIR",
    "the index (default: $DOSSIER_INDEX, else $XDG_DATA_HOME/dossier/index, else "
    "~/.local/share/dossier/index)"};
inline constexpr Option color_row{"color", "WHEN", "auto (default), always or never; NO_COLOR is honoured"};

/// `--color`. \throws Error `invalid_argument`.
[[nodiscard]] ColorChoice color_option(const CommandLine& line);

/// Of commands that print for people or for programs.
enum class ReportFormat { text, json };
inline constexpr Option report_format_row{"format", "FORMAT", "text (default) or json"};
/// `--format`. \throws Error `invalid_argument`.
[[nodiscard]] ReportFormat report_format_option(const CommandLine& line);

/// \throws Error `invalid_argument` when the line has words that `command` does not take.
void refuse_words(const CommandLine& line, std::string_view command);

}  // namespace dossier::cli

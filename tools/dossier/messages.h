// SPDX-License-Identifier: GPL-2.0-or-later
// How does the program speak to the user on standard error?
#pragma once

#include <string_view>

namespace dossier::cli {

/// `dossier: error: MESSAGE`, and `hint: HINT` on its own line unless empty. Text is made harmless first.
void print_error(std::string_view message, std::string_view hint = {});
void print_warning(std::string_view message);
/// `dossier: MESSAGE`.
void print_note(std::string_view message);

}  // namespace dossier::cli

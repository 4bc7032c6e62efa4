// SPDX-License-Identifier: GPL-2.0-or-later
// How does the program end when a library gives up in the middle of handling an error?
#pragma once

namespace dossier::cli {

/// Xapian ends the program (std::terminate) when a write fails and taking it back fails, too, as on a full
/// disk. From now on that ends like any other failed write: with a message and status 74. The index is as the
/// last commit left it.
void install_last_words();

}  // namespace dossier::cli

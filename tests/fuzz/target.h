// SPDX-License-Identifier: GPL-2.0-or-later
// What does a fuzz target consist of? Each file beside this one defines `run` for one entry point.
#pragma once

#include <dossier/document.h>

#include <string_view>
#include <vector>

namespace dossier::fuzz {

/// Feeds one input to the entry point. A dossier::Error is a proper answer to bad input and is caught by the
/// caller; any other exception, a sanitizer's finding or a broken requirement is a fault.
void run(std::string_view input);

/// Ends the process when the entry point broke a promise.
void require(bool promise);

/// Requires of each paragraph what every later stage relies on: text and number are valid UTF-8.
void require_clean(const std::vector<Paragraph>& paragraphs);

}  // namespace dossier::fuzz

// SPDX-License-Identifier: GPL-2.0-or-later
// How does a file remember that it was refused a document because another one had it?
#pragma once

#include "store/manifest.h"

#include <optional>
#include <string>
#include <string_view>

namespace dossier::index {

/// The reason of a failure: a document has the id that `owner` gave to another one.
[[nodiscard]] std::string refusal(std::string_view id, std::string_view owner);

/// The id of a document that was refused for this reason; none when it is another reason.
[[nodiscard]] std::optional<std::string_view> refused_id(std::string_view reason);

/// Whether a file was refused a document, which it may get when it is read again.
[[nodiscard]] bool was_refused_any(const store::ManifestFile& file);

/// Makes the next run read a file whatever it is like then.
void read_next_time(store::ManifestFile& file);

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-2.0-or-later
// Which known word did the user mean?
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dossier::cli {

/// The candidate that is spelt most like `word`, or that it begins; empty when none is near.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// "did you mean 'X'?" for the nearest candidate, or `otherwise`.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                                       std::string_view otherwise);

}  // namespace dossier::cli

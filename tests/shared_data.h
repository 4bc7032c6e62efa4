// SPDX-License-Identifier: GPL-2.0-or-later
// Where are the real documents, and what does a test do without them?
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace dossier::test {

/// A file or folder of the real documents, for example `corpora/mci`. None when it is not here: the test case
/// then returns, and the whole test file is reported as skipped, so keep such cases in files of their own.
[[nodiscard]] std::optional<std::filesystem::path> shared_data(std::string_view part);

}  // namespace dossier::test

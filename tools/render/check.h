// SPDX-License-Identifier: GPL-2.0-or-later
// How is the result of `dossier check` shown?
#pragma once

#include <dossier/maintenance.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::render {

inline constexpr std::string_view check_schema = "dossier-check-1";

/// All parts of a check together.
struct CheckResult {
  std::filesystem::path index;
  std::size_t documents = 0;
  std::size_t doubtful = 0;
  /// Source files read; none when they were not asked for.
  std::optional<std::size_t> files;
  std::vector<CheckFinding> findings;

  [[nodiscard]] bool is_damaged() const;
};

/// Findings, a line each (damage that goes on and on is cut short), and the verdict on the last line.
void append_text(std::string& out, const CheckResult& result);
/// One object on one line.
void append_json(std::string& out, const CheckResult& result);

}  // namespace dossier::render

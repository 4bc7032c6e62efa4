// SPDX-License-Identifier: GPL-2.0-or-later
// How is an index checked while somebody writes to it?
#include "store/check.h"
#include "store/index_directory.h"

#include <dossier/error.h>

#include <cstdint>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

/// Generation and revision of the current database; an unreadable one has none.
std::pair<fs::path, std::uint64_t> position_of(const IndexDirectory& directory) {
  const fs::path generation = directory.require_current();
  try {
    return {generation, Xapian::Database(generation.string()).get_revision()};
  } catch (const Xapian::Error&) {
    return {generation, 0};
  }
}

}  // namespace

CheckReport check_standing_still(const fs::path& index_dir,
                                 CheckReport (*check)(const fs::path& generation)) {
  constexpr int most_attempts = 8;
  const IndexDirectory directory(index_dir);
  bool has_changed = false;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const auto before = position_of(directory);
    try {
      CheckReport report = check(before.first);
      if (report.findings.empty() || position_of(directory) == before) return report;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (position_of(directory) == before) continue;
    } catch (const Error&) {
      if (position_of(directory) == before) throw;
    }
    has_changed = true;
  }
  // A block with the number of a later revision looks like that of a writer; but there was none.
  if (!has_changed) {
    CheckReport report;
    report.findings.push_back({CheckKind::damage, "database", "holds blocks of another revision"});
    return report;
  }
  throw Error(ErrorCode::index_locked,
              fmt::format("index '{}' changes faster than it can be checked", index_dir.string()),
              "check it when no indexer is at work, or check a backup of it");
}

}  // namespace dossier::store

// SPDX-License-Identifier: GPL-2.0-or-later
// The public functions for the care of an index: they forward.
#include "index/check_sources.h"
#include "index/compact.h"
#include "index/postings.h"
#include "store/backup.h"
#include "store/check.h"
#include "store/xapian_errors.h"

#include <dossier/maintenance.h>

namespace dossier {
namespace {

CheckReport check_content(const std::filesystem::path& generation) {
  return store::check_content(generation, index::make_words);
}

auto check_of(CheckPart part) {
  switch (part) {
    case CheckPart::structure:
      return store::check_structure;
    case CheckPart::content:
      return check_content;
    case CheckPart::sources:
      break;
  }
  return index::check_sources;
}

}  // namespace

CheckReport check_index(const std::filesystem::path& index_dir, CheckPart part) {
  return store::guarded(index_dir, [&] { return store::check_standing_still(index_dir, check_of(part)); });
}

CompactReport compact_index(const std::filesystem::path& index_dir, const CompactOptions& options) {
  return store::guarded(index_dir, [&] { return index::compact(index_dir, options); });
}

BackupReport backup_index(const std::filesystem::path& index_dir, const std::filesystem::path& destination) {
  return store::guarded(index_dir, [&] { return store::backup(index_dir, destination); });
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-2.0-or-later
// Which database of an index is the current one, though the file that names it is gone?
#include "store/lost_pointer.h"

#include "schema/format.h"
#include "store/check.h"
#include "support/file.h"

#include <dossier/error.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <xapian.h>

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

bool has_manifest(const fs::path& generation) {
  const auto files = support::list_directory(generation);
  return std::any_of(files.begin(), files.end(),
                     [](const fs::path& file) { return file.filename().string().starts_with("manifest-"); });
}

int format_of(const fs::path& generation) {
  const std::string text =
      Xapian::Database(generation.string()).get_metadata(std::string(schema::format_key));
  int version = 0;
  std::from_chars(text.data(), text.data() + text.size(), version);
  return version;
}

}  // namespace

std::optional<IndexDirectory::Generation> unnamed_generation(const IndexDirectory& directory) {
  for (const fs::path& folder : directory.generations())
    if (fs::is_directory(folder) && has_manifest(folder))
      return IndexDirectory::Generation{folder, format_of(folder)};
  return std::nullopt;
}

void restore_pointer(const IndexDirectory& directory) {
  const auto found = unnamed_generation(directory);
  if (!found) return;
  if (!check_structure(found->folder).findings.empty())
    throw Error(ErrorCode::index_damaged,
                fmt::format("the file that names the database of index '{}' is gone, and '{}' is not whole",
                            directory.path().string(), found->folder.filename().string()),
                "restore the index from a backup, or delete its folder and run 'dossier index' again");
  directory.publish(found->folder, found->format);
}

}  // namespace dossier::store

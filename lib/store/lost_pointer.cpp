// SPDX-License-Identifier: GPL-2.0-or-later
// Which database of an index is whole, though the file that names the current one is gone?
#include "store/lost_pointer.h"

#include "schema/format.h"
#include "store/check.h"
#include "store/columns.h"
#include "store/forward_index.h"
#include "store/manifest.h"
#include "support/file.h"

#include <dossier/error.h>

#include <algorithm>
#include <string>
#include <vector>

#include <xapian.h>

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

bool has_all_beside(const Xapian::Database& database, const fs::path& generation) {
  const std::string uuid = database.get_uuid();
  const auto revision = database.get_revision();
  return read_sidecar(columns_file(generation, revision), columns_kind, uuid) &&
         read_sidecar(manifest_file(generation, revision), manifest_kind, uuid) &&
         open_forward_index(database, generation);
}

bool is_whole(const fs::path& generation) {
  try {
    const Xapian::Database database(generation.string());
    const bool is_of_today = database.get_metadata(std::string(schema::format_key)) ==
                             std::to_string(schema::index_format_version);
    return is_of_today && has_all_beside(database, generation) &&
           check_structure(generation).findings.empty();
  } catch (const Xapian::Error&) {
    return false;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::optional<fs::path> whole_generation(const IndexDirectory& directory) {
  std::vector<fs::path> found = directory.generations();
  const auto place = std::find_if(found.begin(), found.end(), is_whole);
  if (place == found.end()) return std::nullopt;
  return *place;
}

}  // namespace dossier::store

// SPDX-License-Identifier: GPL-2.0-or-later
// What would a run do?
#include "index/preview.h"

#include "index/emptied.h"
#include "index/file_reader.h"
#include "index/plan.h"
#include "index/rules.h"
#include "schema/format.h"
#include "store/lost_pointer.h"
#include "store/snapshot.h"
#include "store/xapian_errors.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dossier::index {
namespace {

/// What is needed of an index that may not exist yet.
struct Known {
  store::Manifest manifest;
  bool are_rules_changed = false;
};

Known read_generation(const store::IndexDirectory::Generation& generation,
                      const metadata::Resolver& resolver) {
  Known known;
  const Xapian::Database database(generation.folder.string());
  known.manifest = store::load_manifest(database, generation.folder);
  known.are_rules_changed =
      database.get_doccount() > 0 && (generation.format != schema::index_format_version ||
                                      !are_rules_current(store::read_settings(database), resolver));
  return known;
}

/// An indexer may be at work: what it has overtaken is read again.
Known read_known(const store::IndexDirectory& directory, const metadata::Resolver& resolver) {
  constexpr int most_attempts = 20;
  for (int attempt = 1;; ++attempt) {
    auto generation = directory.renewable();
    if (!generation) generation = store::unnamed_generation(directory);
    if (!generation) return {};
    try {
      return read_generation(*generation, resolver);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == most_attempts) throw;
    } catch (const Xapian::Error&) {
      const auto now = directory.renewable();
      if (!now) throw;
      if (attempt == most_attempts || now->folder == generation->folder) throw;
    }
  }
}

/// Whether the manifest has a file, and not the note that a folder could not be examined.
bool is_file(const store::Manifest& manifest, const std::string& key) {
  const store::ManifestFile file = store::Manifest::file(*manifest.find(key));
  return file.stamp != support::FileStamp{} || !file.documents.empty();
}

}  // namespace

IndexPreview preview(const store::IndexDirectory& directory, const metadata::Resolver& resolver,
                     const IndexerOptions& options, std::span<const Root> roots) {
  const Known known = read_known(directory, resolver);
  IndexReport report;
  Plan plan = make_plan(known.manifest, roots, options, report);
  IndexPreview preview;
  for (PlannedFile& planned : plan.to_read) {
    // The records of a file that is empty may have gone to another one.
    const bool may_have_moved = is_record_file(planned.format) && plan.to_read.size() > 1;
    if (planned.file.stamp.size == 0 && !may_have_moved && may_not_be_empty(planned, options))
      tell_emptied(planned.file.id, *planned.known, report);
    (planned.known ? preview.changed_files : preview.new_files).push_back(std::move(planned.file.id));
  }
  std::copy_if(plan.vanished.begin(), plan.vanished.end(), std::back_inserter(preview.vanished_files),
               [&](const std::string& key) { return is_file(known.manifest, key); });
  std::sort(preview.vanished_files.begin(), preview.vanished_files.end());
  preview.unchanged_files = plan.unchanged_files;
  preview.skipped = std::move(report.skipped);
  preview.failed = std::move(report.failed);
  preview.known_failed = std::move(report.known_failed);
  preview.are_rules_changed = known.are_rules_changed;
  return preview;
}

}  // namespace dossier::index

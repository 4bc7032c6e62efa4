// SPDX-License-Identifier: GPL-2.0-or-later
// What becomes of documents that their file does not show any more?
#include "index/orphans.h"

#include "index/emptied.h"
#include "index/refusals.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace dossier::index {

void Orphans::add(const store::ManifestDocument& document, const std::string& key, Cause cause) {
  owners_.release(document.id);
  orphans_[document.id] = {document.content_hash, key, cause};
  if (cause == Cause::suddenly_nothing) holding_nothing_.insert(key);
}

bool Orphans::is_free(std::string_view id) {
  return freed_.contains(id) || (orphans_.contains(id) && !owners_.of(id));
}

/// Makes the next run read a file that was refused a document which is free now; notes the ids.
bool Orphans::wake(store::ManifestFile& file, Ids& refused) {
  bool is_woken = false;
  for (const auto& failure : file.failures) {
    const auto id = refused_id(failure.reason);
    if (!id || !is_free(*id)) continue;
    refused.emplace(*id);
    is_woken = true;
  }
  if (is_woken) read_next_time(file);
  return is_woken;
}

/// \returns the ids of free documents that files have which this run did not read
Orphans::Ids Orphans::wake_refused() {
  Ids refused;
  if (orphans_.empty() && freed_.empty()) return refused;
  Ids refused_now;
  for (auto& [key, file] : changes_)
    if (file) wake(*file, refused_now);
  for (const store::ManifestEntry& entry : writer_.manifest().files()) {
    if (entry.failures == 0 || changes_.contains(entry.key)) continue;
    store::ManifestFile file = store::Manifest::file(entry);
    if (wake(file, refused)) changes_[std::string(entry.key)] = std::move(file);
  }
  return refused;
}

/// A document stays for now where another file may have it that was not read: after a stop, or because that
/// file has not changed since it was refused the document. The next run decides.
void Orphans::settle() {
  const Ids refused = wake_refused();
  for (const auto& [id, orphan] : orphans_) {
    if (owners_.of(id)) continue;
    if (orphan.cause != Cause::gone || report_.stopped || refused.contains(id))
      give_back(id, orphan);
    else if (writer_.erase(id))
      ++report_.removed;
  }
  tell_kept();
}

void Orphans::give_back(const std::string& id, const Orphan& orphan) {
  auto& file = changes_[orphan.key];
  if (!file) {
    file = store::Manifest::file(*writer_.manifest().find(orphan.key));
    file->documents.clear();
  }
  if (orphan.cause == Cause::gone)
    read_next_time(*file);
  else
    ++kept_[orphan.key];
  file->documents.push_back({id, orphan.content_hash});
  ++report_.unchanged;
}

/// Says which files keep documents that they do not show, unless the next run reads them again.
void Orphans::tell_kept() {
  for (const auto& [key, count] : kept_) {
    store::ManifestFile& file = *changes_[key];
    if (holding_nothing_.contains(key))
      tell_nothing(key, file);
    else if (file.documents.size() > count && file.stamp != support::FileStamp{})
      report_.warnings.push_back(
          {key, fmt::format("{} of its documents stay as they were: what could not be read may hold them",
                            count)});
  }
}

void Orphans::tell_nothing(const std::string& key, store::ManifestFile& file) {
  tell_emptied(key, store::Manifest::file(*writer_.manifest().find(key)), report_);
  file.failures.push_back({0, std::string(emptied_reason)});
  read_next_time(file);  // so that --allow-empty finds it
}

}  // namespace dossier::index

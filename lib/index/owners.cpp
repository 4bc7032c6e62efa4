// SPDX-License-Identifier: GPL-2.0-or-later
// Which file does each document of the index belong to, as a run goes on?
#include "index/owners.h"

#include <algorithm>

namespace dossier::index {
namespace {

std::unordered_map<std::string, std::string> owners_in(const store::Manifest& manifest) {
  std::unordered_map<std::string, std::string> owners;
  for (const store::ManifestEntry& entry : manifest.files())
    for (auto& document : store::Manifest::file(entry).documents)
      owners.emplace(std::move(document.id), entry.key);
  return owners;
}

bool has_own_document(const store::Manifest& manifest, std::string_view id) {
  const store::ManifestEntry* entry = manifest.find(id);
  if (entry == nullptr) return false;
  const auto documents = store::Manifest::file(*entry).documents;
  return std::any_of(documents.begin(), documents.end(), [&](const auto& d) { return d.id == id; });
}

}  // namespace

std::optional<std::string> Owners::of(std::string_view id) {
  const auto place = changed_.find(std::string(id));
  return place != changed_.end() ? place->second : before_run(id);
}

std::optional<std::string> Owners::before_run(std::string_view id) {
  if (!all_) {
    if (!writer_.had(id)) return std::nullopt;
    if (has_own_document(writer_.manifest(), id)) return std::string(id);
    all_ = owners_in(writer_.manifest());
  }
  const auto place = all_->find(std::string(id));
  return place == all_->end() ? std::nullopt : std::optional(place->second);
}

}  // namespace dossier::index

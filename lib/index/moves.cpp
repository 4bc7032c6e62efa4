// SPDX-License-Identifier: GPL-2.0-or-later
// Which new files are known ones that were moved?
#include "index/moves.h"

#include "support/file.h"
#include "support/hash.h"

#include <dossier/error.h>

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier::index {
namespace {

struct Vanished {
  std::string_view key;
  store::ManifestFile file;
  bool is_taken = false;
};

/// By size: the content of a new file need not be read when no vanished one was as long.
using VanishedBySize = std::unordered_map<std::uint64_t, std::vector<Vanished>>;

std::string_view file_name(std::string_view key) {
  return key.substr(key.rfind('/') + 1);
}

VanishedBySize vanished_files(const Plan& plan, const store::Manifest& manifest) {
  VanishedBySize by_size;
  for (const std::string& key : plan.vanished) {
    const store::ManifestEntry* entry = manifest.find(key);
    // What is indexed of a file that could not be read is older than its bytes.
    if (entry == nullptr || entry->documents == 0 || entry->failures > 0) continue;
    store::ManifestFile file = store::Manifest::file(*entry);
    if (file.content_hash.empty()) continue;
    std::vector<Vanished>& as_long = by_size[file.stamp.size];
    as_long.push_back({entry->key, std::move(file)});
  }
  return by_size;
}

std::string content_hash(const PlannedFile& planned, std::size_t max_bytes) {
  try {
    return support::hash128_hex(support::read_file(planned.file.path, max_bytes));
  } catch (const Error&) {
    return {};  // whoever reads it to index it will say why
  }
}

Vanished* original_of(const PlannedFile& planned, std::vector<Vanished>& candidates, std::size_t max_bytes) {
  const auto fits = [&](const Vanished& candidate) {
    return !candidate.is_taken && candidate.file.root == planned.root &&
           candidate.file.format == extract::format_name(planned.format) &&
           candidate.file.extractor_version == extract::extractor_version(planned.format);
  };
  if (std::none_of(candidates.begin(), candidates.end(), fits)) return nullptr;
  const std::string hash = content_hash(planned, max_bytes);
  Vanished* found = nullptr;
  for (Vanished& candidate : candidates) {
    if (!fits(candidate) || candidate.file.content_hash != hash) continue;
    const bool has_same_name = file_name(candidate.key) == file_name(planned.file.id);
    if (found == nullptr || has_same_name) found = &candidate;
    if (has_same_name) break;
  }
  return found;
}

}  // namespace

void find_moves(Plan& plan, const store::Manifest& manifest, const IndexerOptions& options) {
  VanishedBySize by_size = vanished_files(plan, manifest);
  std::set<std::string_view> moved;
  for (PlannedFile& planned : plan.to_read) {
    const bool is_record_file =
        planned.format == extract::Format::json_lines || planned.format == extract::Format::csv;
    if (planned.known || is_record_file) continue;
    const auto candidates = by_size.find(planned.file.stamp.size);
    if (candidates == by_size.end()) continue;
    Vanished* original = original_of(planned, candidates->second, options.max_document_bytes);
    if (original == nullptr) continue;
    original->is_taken = true;
    planned.moved_from = original->key;
    moved.insert(original->key);
  }
  std::erase_if(plan.vanished, [&](const std::string& key) { return moved.contains(key); });
}

std::string moved_id(std::string_view id, std::string_view old_key, std::string_view new_key) {
  if (!id.starts_with(old_key)) return std::string(id);
  return std::string(new_key) + std::string(id.substr(old_key.size()));
}

}  // namespace dossier::index

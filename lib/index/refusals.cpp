// SPDX-License-Identifier: GPL-2.0-or-later
// How does a file remember that it was refused a document because another one had it?
#include "index/refusals.h"

#include <algorithm>

#include <fmt/format.h>

namespace dossier::index {
namespace {

constexpr std::string_view before_id = "id '";
constexpr std::string_view behind_id = "' is also that of a document of '";

}  // namespace

std::string refusal(std::string_view id, std::string_view owner) {
  return fmt::format("{}{}{}{}'", before_id, id, behind_id, owner);
}

std::optional<std::string_view> refused_id(std::string_view reason) {
  const std::size_t end = reason.find(behind_id);
  if (!reason.starts_with(before_id) || end == std::string_view::npos) return std::nullopt;
  return reason.substr(before_id.size(), end - before_id.size());
}

bool was_refused_any(const store::ManifestFile& file) {
  return std::any_of(file.failures.begin(), file.failures.end(),
                     [](const auto& failure) { return refused_id(failure.reason).has_value(); });
}

void read_next_time(store::ManifestFile& file) {
  file.stamp = {};
  file.content_hash.clear();
}

}  // namespace dossier::index

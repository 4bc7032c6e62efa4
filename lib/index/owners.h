// SPDX-License-Identifier: GPL-2.0-or-later
// Which file does each document of the index belong to, as a run goes on?
#pragma once

#include "index/writer.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dossier::index {

/// Owners of ids: two documents with one id must not replace each other by turns. Asks the index about single
/// ids as long as that is enough, since a run changes few documents out of many.
class Owners {
 public:
  explicit Owners(const Writer& writer) : writer_(writer) {}

  /// The key of the file that has the document; none when there is no such document.
  [[nodiscard]] std::optional<std::string> of(std::string_view id);

  void claim(std::string_view id, std::string key) { changed_[std::string(id)] = std::move(key); }
  void release(std::string_view id) { changed_[std::string(id)] = std::nullopt; }

 private:
  [[nodiscard]] std::optional<std::string> before_run(std::string_view id);

  const Writer& writer_;
  std::unordered_map<std::string, std::optional<std::string>> changed_;
  /// Everything of the manifest; made when an id is asked for that is not its file's key.
  std::optional<std::unordered_map<std::string, std::string>> all_;
};

}  // namespace dossier::index

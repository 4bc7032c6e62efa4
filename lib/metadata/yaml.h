// SPDX-License-Identifier: GPL-2.0-or-later
// How is YAML read that may be faulty or hostile, and how are its faults told?
#pragma once

#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::metadata {

/// A fault in YAML: what is wrong, and the line from 1 (0: none is known).
struct YamlFault {
  std::size_t line = 0;
  std::string reason;
};

/// Parses one YAML document. \throws YamlFault for text that is not YAML.
[[nodiscard]] YAML::Node parse_yaml(const std::string& text);

/// Line of a node, from 1.
[[nodiscard]] std::size_t line_of(const YAML::Node& node);

/// A data file of YAML while it is read: every complaint names file, line and reason.
class YamlFile {
 public:
  /// Reads and parses a file. \throws Error `invalid_argument`, `io`, `not_found`.
  explicit YamlFile(const std::string& path);

  [[nodiscard]] const YAML::Node& root() const { return root_; }
  /// The file's bytes, for a fingerprint.
  [[nodiscard]] const std::string& content() const { return content_; }

  /// \throws Error `invalid_argument` "FILE:LINE: REASON".
  [[noreturn]] void fail(const YAML::Node& node, const std::string& reason) const;

  /// The node's entries must be among `known`. \throws Error
  void check_keys(const YAML::Node& map, const std::vector<std::string_view>& known,
                  std::string_view what) const;
  /// A text under a key, spaces cleaned; empty when the key is missing. \throws Error when it is no text.
  [[nodiscard]] std::string text_of(const YAML::Node& map, const char* key) const;
  /// The same, but it must be there and not be empty.
  [[nodiscard]] std::string required_text_of(const YAML::Node& map, const char* key,
                                             std::string_view what) const;
  /// Texts under a key; none when it is missing. \throws Error when it is no list of texts.
  [[nodiscard]] std::vector<std::string> texts_of(const YAML::Node& map, const char* key) const;
  /// The entries of a list under a key; none when it is missing. \throws Error when it is no list.
  [[nodiscard]] std::vector<YAML::Node> list_of(const YAML::Node& map, const char* key) const;

 private:
  std::string path_;
  std::string content_;
  YAML::Node root_;
};

}  // namespace dossier::metadata

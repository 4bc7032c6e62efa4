// SPDX-License-Identifier: GPL-2.0-or-later
// A small government and small documents for the tests of metadata. All people are invented.
#pragma once

#include "metadata/resolve.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::metadata::fixture {

/// A file with a text, removed at the end.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view text, std::string_view name = "authority.yaml");
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path directory_;
  std::filesystem::path path_;
};

/// Offices that change hands on 15 May 2021, two people named Teo, one office without known dates.
[[nodiscard]] const Authority& authority();
[[nodiscard]] const Taxonomy& taxonomy();
[[nodiscard]] const Resolver& resolver();

/// A document: id, front matter, and paragraphs separated by blank lines ("# " begins a heading,
/// "12. " gives the number).
struct Sample {
  std::string id = "speeches/2022-03-04-post-sample.md";
  std::string front_matter;
  std::string text;
};
[[nodiscard]] RawMetadata raw_of(const Sample& sample);
[[nodiscard]] DocumentRecord resolve(const Sample& sample);

/// The provenance of the first value of a field.
[[nodiscard]] Provenance provenance_of(const DocumentRecord& record, std::string_view field);

}  // namespace dossier::metadata::fixture

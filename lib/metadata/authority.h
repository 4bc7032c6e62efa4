// SPDX-License-Identifier: GPL-2.0-or-later
// Who held which office when, and how are they called?
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::metadata {

/// One office held by a person.
struct Tenure {
  std::string office;
  /// First day, ISO 8601; empty: unknown.
  std::string from;
  /// Last day, ISO 8601; empty: unknown, or still held when `is_open`.
  std::string to;
  bool is_open = false;
};

/// A person of an authority file.
struct Person {
  std::string name;
  std::string country;
  std::vector<std::string> honorifics;
  /// Further full spellings.
  std::vector<std::string> spellings;
  /// Forms that identify only together with a rank.
  std::vector<std::string> short_forms;
  std::vector<Tenure> tenures;
};

/// A rank that stands before a name ("Senior Minister of State") and its abbreviations.
struct Rank {
  std::string title;
  std::vector<std::string> abbreviations;
  /// Abbreviations that mean something else too ("PS").
  std::vector<std::string> ambiguous;
};

/// A ministry, with the office that heads it.
struct Ministry {
  std::string name;
  std::string country;
  std::vector<std::string> abbreviations;
  std::string from;
  std::string to;
  std::string successor;
  std::string minister;
};

/// All that the authority files say. Immutable after loading; safe to share between threads.
struct Authority {
  std::vector<Person> people;
  std::vector<Rank> ranks;
  std::vector<std::string> not_ranks;
  std::vector<std::string> honorifics;
  std::vector<Ministry> ministries;
  /// Hash of the files' contents: an index records which authority it was built with.
  std::string fingerprint;
};

/// Reads authority files; of two people with one name the earlier file's wins.
/// \throws Error `invalid_argument` with file, line and reason for the first fault; `io`/`not_found`.
[[nodiscard]] Authority load_authority(std::span<const std::filesystem::path> files);

}  // namespace dossier::metadata

// SPDX-License-Identifier: GPL-2.0-or-later
// Who is meant by a mention, given the document's day and the other names in it?
#pragma once

#include "metadata/authority.h"
#include "metadata/offices.h"
#include "metadata/people.h"
#include "metadata/reading.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace dossier::metadata {

/// Somebody who is named, or who holds an office that is named.
struct Identity {
  std::string name;
  /// Index into the people of the authority files; none: the files do not know the name.
  std::optional<std::uint32_t> person;
  /// Whether he or she held, or may have held, political office on the document's day.
  bool is_in_office = true;
};

/// Turns mentions of one document into people.
class Identifier {
 public:
  Identifier(const Authority& authority, const OfficeBook& book, const Reading& reading);

  /// None: an official, an office alone, or a short form that fits several people.
  [[nodiscard]] std::optional<Identity> identify(const Mention& mention) const;
  /// Who held an office that is named alone on the document's day.
  [[nodiscard]] std::optional<Identity> holder(const OfficeSpan& offices) const;

 private:
  [[nodiscard]] Identity known(std::uint32_t person) const;
  [[nodiscard]] std::optional<std::uint32_t> choose(const Mention& mention) const;
  [[nodiscard]] bool fits_rank(std::uint32_t person, const Mention& mention) const;
  /// Whose full name has a part of a name in it: people of the files who are named in full in the document,
  /// then names in it that no file knows, then people who held the printed rank on its day.
  [[nodiscard]] std::vector<std::uint32_t> named_with_part(const Mention& mention) const;
  [[nodiscard]] std::optional<std::string> unknown_with_part(const std::string& part) const;
  [[nodiscard]] std::vector<std::uint32_t> in_office_with_part(const Mention& mention) const;
  [[nodiscard]] std::optional<Identity> by_part(const Mention& mention) const;
  void note_full_names(const ReadText& text);

  const Authority& authority_;
  const OfficeBook& book_;
  std::string day_;
  /// People whose full name is printed somewhere in the document.
  std::unordered_set<std::uint32_t> fully_named_;
  /// Full names with an office that no file knows.
  std::unordered_set<std::string> unknown_names_;
};

}  // namespace dossier::metadata

// SPDX-License-Identifier: GPL-2.0-or-later
// Where does a text name office holders, and offices without their holders?
#pragma once

#include "metadata/lexicon.h"
#include "metadata/offices.h"
#include "metadata/tokens.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::metadata {

/// A place where a text names an office holder, or an office alone.
struct Mention {
  /// Words of name, honorific and office together, half-open.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Words of the name alone; empty for an office alone.
  std::size_t name_begin = 0;
  std::size_t name_end = 0;
  /// Who it may be by the authority files; the first is the best guess before a date is known.
  std::vector<std::uint32_t> people;
  /// Name as printed, when no authority file knows it; a single word may be part of a known name. Empty for
  /// an office alone.
  std::string unknown_name;
  /// Of a short form: its last word, which may belong to somebody else's full name in the document.
  std::string short_part;
  /// What is printed before or behind the name, or alone.
  std::optional<OfficeSpan> office;
  /// An honorific stands before the name.
  bool has_honorific = false;
  /// The title before the name is no political office.
  bool is_official = false;

  [[nodiscard]] bool is_named() const { return name_end > name_begin; }
};

/// All mentions in a passage, in order.
[[nodiscard]] std::vector<Mention> find_mentions(const Passage& passage, const Lexicon& lexicon);

/// Behind a run of words that may be a person's name, which begins at a word; `at` itself when there is none.
[[nodiscard]] std::size_t name_run_end(const Passage& passage, std::size_t at, const Lexicon& lexicon);

/// A name as it should be shown: spaces cleaned, capitals throughout turned into a name's.
[[nodiscard]] std::string display_name(std::string_view printed);

}  // namespace dossier::metadata

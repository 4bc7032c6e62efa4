// SPDX-License-Identifier: GPL-2.0-or-later
// With which rules and words was an index made? Kept in the database's user metadata.
#pragma once

#include "schema/fields.h"

#include <dossier/document.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace dossier::store {

/// Other ways to write the values of a field: labels of categories, spellings of people. Keys are folded.
class AliasTable {
 public:
  void add(schema::Field field, std::string_view alias, std::string_view value);

  /// The values that a text stands for; several when it is ambiguous, none when unknown.
  [[nodiscard]] std::vector<std::string> values(schema::Field field, std::string_view text) const;

  [[nodiscard]] std::string encode() const;
  /// \throws Error `index_damaged`
  [[nodiscard]] static AliasTable decode(std::string_view bytes);

 private:
  std::map<std::pair<schema::Field, std::string>, std::vector<std::string>> aliases_;
};

/// An office that a person of the authority files held. Dates in ISO 8601; empty: not known, or (`to`) still
/// held.
struct HeldOffice {
  std::string person;
  std::string office;
  std::string from;
  std::string to;
};

/// The settings of an index.
struct Settings {
  std::string software_version;
  int analyzer_version = 0;
  std::string authority_fingerprint;
  std::string taxonomy_fingerprint;
  std::string acronyms_fingerprint;
  /// BCP 47 codes whose stems stand in the index, English always among them.
  std::vector<std::string> stem_languages;
  AliasTable aliases;
  /// What stands before names of people: ranks, honorifics.
  std::vector<std::string> titles;
  /// Everybody of the authority files.
  std::vector<std::string> people;
  std::vector<HeldOffice> offices;
  /// Groups of words that mean the same, of the table of acronyms.
  std::vector<std::vector<std::string>> synonyms;
};

/// \throws Error `index_damaged`; Xapian exceptions pass through.
[[nodiscard]] Settings read_settings(const Xapian::Database& database);
/// Xapian exceptions pass through.
void write_settings(Xapian::WritableDatabase& database, const Settings& settings);

/// The roots of an index, which its manifest holds too: so that a lost manifest can be made anew. Xapian
/// exceptions pass through.
[[nodiscard]] std::vector<Root> read_roots(const Xapian::Database& database);
void write_roots(Xapian::WritableDatabase& database, const std::vector<Root>& roots);

}  // namespace dossier::store

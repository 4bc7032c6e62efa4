// SPDX-License-Identifier: GPL-2.0-or-later
// With which rules and words was an index made? Kept in the database's user metadata.
#include "store/settings.h"

#include "schema/format.h"
#include "store/codec.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <xapian.h>

namespace dossier::store {
namespace {

std::string get(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string encode_people(const Settings& settings) {
  Encoder out;
  out.texts(settings.people);
  out.number(settings.offices.size());
  for (const HeldOffice& held : settings.offices) {
    out.text(held.person);
    out.text(held.office);
    out.text(held.from);
    out.text(held.to);
  }
  return out.take();
}

void read_people(std::string_view bytes, Settings& settings) {
  if (bytes.empty()) return;
  Decoder in(bytes, "list of people");
  settings.people = in.texts();
  settings.offices.resize(in.count());
  for (HeldOffice& held : settings.offices) {
    held.person = in.text();
    held.office = in.text();
    held.from = in.text();
    held.to = in.text();
  }
}

std::string encode_synonyms(const Settings& settings) {
  Encoder out;
  out.number(settings.synonyms.size());
  for (const auto& group : settings.synonyms) out.texts(group);
  return out.take();
}

void read_synonyms(std::string_view bytes, Settings& settings) {
  if (bytes.empty()) return;
  Decoder in(bytes, "list of synonyms");
  settings.synonyms.resize(in.count());
  for (auto& group : settings.synonyms) group = in.texts();
}

std::string folded_key(std::string_view text) {
  return text::clean_spaces(text::fold(text));
}

}  // namespace

void AliasTable::add(schema::Field field, std::string_view alias, std::string_view value) {
  auto& values = aliases_[{field, folded_key(alias)}];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.emplace_back(value);
}

std::vector<std::string> AliasTable::values(schema::Field field, std::string_view text) const {
  const auto place = aliases_.find({field, folded_key(text)});
  return place == aliases_.end() ? std::vector<std::string>{} : place->second;
}

std::string AliasTable::encode() const {
  Encoder out;
  out.number(aliases_.size());
  for (const auto& [key, values] : aliases_) {
    out.number(static_cast<std::uint64_t>(key.first));
    out.text(key.second);
    out.texts(values);
  }
  return out.take();
}

AliasTable AliasTable::decode(std::string_view bytes) {
  AliasTable table;
  if (bytes.empty()) return table;
  Decoder in(bytes, "aliases");
  for (std::size_t left = in.count(); left > 0; --left) {
    const std::uint64_t field = in.number();
    if (field >= schema::fields.size()) in.fail();
    std::string alias(in.text());
    table.aliases_[{static_cast<schema::Field>(field), std::move(alias)}] = in.texts();
  }
  return table;
}

Settings read_settings(const Xapian::Database& database) {
  if (const std::string format = get(database, schema::format_key);
      format != std::to_string(schema::index_format_version))
    // The pointer was read before and has this program's version.
    throw Error(ErrorCode::index_damaged,
                fmt::format("the database has format version '{}', but its index has {}", format,
                            schema::index_format_version),
                "restore the index from a backup, or delete its folder and run 'dossier index' again");
  Settings settings;
  settings.software_version = get(database, schema::software_key);
  settings.analyzer_version = to_int(get(database, schema::analyzer_key));
  settings.authority_fingerprint = get(database, schema::authority_key);
  settings.taxonomy_fingerprint = get(database, schema::taxonomy_key);
  settings.stem_languages = split(get(database, schema::languages_key), ',');
  settings.aliases = AliasTable::decode(get(database, schema::aliases_key));
  settings.titles = split(get(database, schema::titles_key), '\n');
  read_people(get(database, schema::people_key), settings);
  settings.acronyms_fingerprint = get(database, schema::acronyms_key);
  read_synonyms(get(database, schema::synonyms_key), settings);
  return settings;
}

void write_settings(Xapian::WritableDatabase& database, const Settings& settings) {
  const auto set = [&](std::string_view key, const std::string& value) {
    if (database.get_metadata(std::string(key)) != value) database.set_metadata(std::string(key), value);
  };
  set(schema::format_key, std::to_string(schema::index_format_version));
  set(schema::software_key, settings.software_version);
  set(schema::analyzer_key, std::to_string(settings.analyzer_version));
  set(schema::authority_key, settings.authority_fingerprint);
  set(schema::taxonomy_key, settings.taxonomy_fingerprint);
  set(schema::languages_key, fmt::format("{}", fmt::join(settings.stem_languages, ",")));
  set(schema::aliases_key, settings.aliases.encode());
  set(schema::titles_key, fmt::format("{}", fmt::join(settings.titles, "\n")));
  set(schema::people_key, encode_people(settings));
  set(schema::acronyms_key, settings.acronyms_fingerprint);
  set(schema::synonyms_key, encode_synonyms(settings));
}

std::vector<Root> read_roots(const Xapian::Database& database) {
  std::vector<Root> roots;
  const std::string bytes = get(database, schema::roots_key);
  if (bytes.empty()) return roots;
  Decoder in(bytes, "list of roots");
  roots.resize(in.count());
  for (Root& root : roots) {
    root.name = in.text();
    root.path = std::string(in.text());
  }
  return roots;
}

void write_roots(Xapian::WritableDatabase& database, const std::vector<Root>& roots) {
  Encoder out;
  out.number(roots.size());
  for (const Root& root : roots) {
    out.text(root.name);
    out.text(root.path.string());
  }
  const std::string bytes = out.take();
  if (get(database, schema::roots_key) != bytes) database.set_metadata(std::string(schema::roots_key), bytes);
}

}  // namespace dossier::store

// SPDX-License-Identifier: GPL-2.0-or-later
// Who held which office when, and how are they called? Reads and checks the authority files.
#include "metadata/authority.h"

#include "metadata/calendar.h"
#include "metadata/yaml.h"
#include "support/hash.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace dossier::metadata {
namespace {

/// `unknown` and `open` are words of the format; anything else must be a day.
std::string read_day(const YamlFile& file, const YAML::Node& map, const char* key, std::string_view what) {
  const std::string value = file.required_text_of(map, key, what);
  if (value == "unknown" || value == "open") return value;
  if (!is_iso_date(value)) {
    file.fail(map[key],
              fmt::format("'{}' of {} is '{}', which is no date, 'unknown' or 'open'", key, what, value));
  }
  return value;
}

void check_order(const YamlFile& file, const YAML::Node& map, std::string_view from, std::string_view to,
                 std::string_view what) {
  if (from == "open") file.fail(map["from"], fmt::format("'from' of {} is 'open'", what));
  const bool both = is_iso_date(from) && is_iso_date(to);
  if (both && to < from)
    file.fail(map["to"], fmt::format("{} ends on {}, before it begins on {}", what, to, from));
}

class Reader {
 public:
  explicit Reader(Authority& authority) : authority_(authority) {}

  void read(const std::filesystem::path& path) {
    const YamlFile file(path.string());
    names_of_file_.clear();
    file.check_keys(file.root(), {"country", "people", "ranks", "not_ranks", "honorifics", "ministries"},
                    "an authority file");
    const std::string country = file.root().IsMap() ? file.text_of(file.root(), "country") : std::string();
    for (const YAML::Node& node : file.list_of(file.root(), "people")) add(read_person(file, node, country));
    for (const YAML::Node& node : file.list_of(file.root(), "ranks")) add(read_rank(file, node));
    for (const YAML::Node& node : file.list_of(file.root(), "ministries"))
      add(read_ministry(file, node, country));
    append(authority_.not_ranks, file.texts_of(file.root(), "not_ranks"));
    append(authority_.honorifics, file.texts_of(file.root(), "honorifics"));
    authority_.fingerprint = support::hash128_hex(authority_.fingerprint + file.content());
  }

 private:
  static Tenure read_tenure(const YamlFile& file, const YAML::Node& node, std::string_view person) {
    file.check_keys(node, {"title", "from", "to", "note"}, "an office");
    Tenure tenure;
    tenure.office = file.required_text_of(node, "title", fmt::format("an office of '{}'", person));
    const std::string what = fmt::format("office '{}' of '{}'", tenure.office, person);
    const std::string from = read_day(file, node, "from", what);
    const std::string to = read_day(file, node, "to", what);
    check_order(file, node, from, to, what);
    if (from != "unknown") tenure.from = from;
    tenure.is_open = to == "open";
    if (!tenure.is_open && to != "unknown") tenure.to = to;
    return tenure;
  }

  Person read_person(const YamlFile& file, const YAML::Node& node, const std::string& country) {
    file.check_keys(node, {"name", "country", "honorifics", "spellings", "short", "offices", "note"},
                    "a person");
    Person person;
    person.name = file.required_text_of(node, "name", "a person");
    if (!names_of_file_.insert(person.name).second) {
      file.fail(node, fmt::format("'{}' is listed twice", person.name));
    }
    person.country = file.text_of(node, "country");
    if (person.country.empty()) person.country = country;
    person.honorifics = file.texts_of(node, "honorifics");
    person.spellings = file.texts_of(node, "spellings");
    person.short_forms = file.texts_of(node, "short");
    for (const YAML::Node& office : file.list_of(node, "offices")) {
      person.tenures.push_back(read_tenure(file, office, person.name));
    }
    return person;
  }

  static Rank read_rank(const YamlFile& file, const YAML::Node& node) {
    file.check_keys(node, {"title", "abbreviations", "ambiguous", "note"}, "a rank");
    return {file.required_text_of(node, "title", "a rank"), file.texts_of(node, "abbreviations"),
            file.texts_of(node, "ambiguous")};
  }

  static Ministry read_ministry(const YamlFile& file, const YAML::Node& node, const std::string& country) {
    file.check_keys(node, {"name", "country", "abbreviations", "from", "to", "successor", "minister", "note"},
                    "a ministry");
    Ministry ministry;
    ministry.name = file.required_text_of(node, "name", "a ministry");
    ministry.country = file.text_of(node, "country");
    if (ministry.country.empty()) ministry.country = country;
    ministry.abbreviations = file.texts_of(node, "abbreviations");
    const std::string what = fmt::format("ministry '{}'", ministry.name);
    const std::string from = node["from"].IsDefined() ? read_day(file, node, "from", what) : "unknown";
    const std::string to = node["to"].IsDefined() ? read_day(file, node, "to", what) : "unknown";
    check_order(file, node, from, to, what);
    if (from != "unknown") ministry.from = from;
    if (to != "unknown" && to != "open") ministry.to = to;
    ministry.successor = file.text_of(node, "successor");
    ministry.minister = file.text_of(node, "minister");
    return ministry;
  }

  void add(Person person) {
    if (names_.insert(text::fold(person.name)).second) authority_.people.push_back(std::move(person));
  }

  void add(Rank rank) {
    if (ranks_.insert(text::fold(rank.title)).second) authority_.ranks.push_back(std::move(rank));
  }

  /// One name may be two ministries (of two countries, or of two times).
  void add(Ministry ministry) {
    const std::string key = text::fold(ministry.name + '\n' + ministry.country + '\n' + ministry.from);
    if (ministries_.insert(key).second) authority_.ministries.push_back(std::move(ministry));
  }

  static void append(std::vector<std::string>& list, const std::vector<std::string>& more) {
    for (const std::string& entry : more) {
      if (std::find(list.begin(), list.end(), entry) == list.end()) list.push_back(entry);
    }
  }

  Authority& authority_;
  std::unordered_set<std::string> names_;
  std::unordered_set<std::string> ranks_;
  std::unordered_set<std::string> ministries_;
  std::unordered_set<std::string> names_of_file_;
};

}  // namespace

Authority load_authority(std::span<const std::filesystem::path> files) {
  Authority authority;
  Reader reader(authority);
  for (const std::filesystem::path& path : files) reader.read(path);
  return authority;
}

}  // namespace dossier::metadata

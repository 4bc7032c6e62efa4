// SPDX-License-Identifier: GPL-2.0-or-later
// Which fields does a document have, and how does each lie in the index?
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier::schema {

/// The fields. Never renumber: the numbers are kept in columns.
enum class Field : std::uint8_t {
  title,
  id,
  category,
  topic,
  minister,
  mentioned,
  asked_by,
  office,
  language,
  date,
};

/// How a field's words are matched.
enum class FieldType : std::uint8_t {
  text,   ///< stemmed terms with positions, behind the prefix
  value,  ///< one boolean term a value, folded; several values a document
  id,     ///< the unique term
  date,   ///< year, month and day terms
};

/// One row of the table.
struct FieldInfo {
  Field field;
  /// In the query language and in facets.
  std::string_view name;
  /// Another name in the query language; may be empty.
  std::string_view alias;
  FieldType type;
  /// Term prefix, after Omega's conventions (X... for our own). Never change.
  std::string_view prefix;
  /// Value slot in which the facet's values are packed; `no_slot` for none. Never renumber.
  std::uint32_t slot;
  /// Whether its values can be counted.
  bool is_facet;
  std::string_view description;
  /// An example query.
  std::string_view example;
};

inline constexpr std::uint32_t no_slot = 0xFFFFFFFF;

/// Value slots that belong to no facet.
inline constexpr std::uint32_t date_slot = 0;
inline constexpr std::uint32_t signature_slot = 1;  ///< what copies are recognised by

/// All fields, in the order of `Field`.
inline constexpr std::array<FieldInfo, 10> fields{{
    {Field::title, "title", "", FieldType::text, "S", no_slot, false, "words of the title", "title:budget"},
    {Field::id, "id", "", FieldType::id, "Q", no_slot, false, "the document's id", "id:speeches/a.md"},
    {Field::category, "category", "type", FieldType::value, "XC:", 10, true, "kind of document",
     "category:speech"},
    {Field::topic, "topic", "", FieldType::value, "XT:", 11, true, "subject heading of the publisher",
     "topic:\"cyber security\""},
    {Field::minister, "minister", "by", FieldType::value, "XM:", 12, true,
     "office holder who delivers, answers, signs, issues or acts", "minister:\"josephine teo\""},
    {Field::mentioned, "mentioned", "", FieldType::value, "XN:", 13, true, "office holder named otherwise",
     "mentioned:\"lee hsien loong\""},
    {Field::asked_by, "asked-by", "asker", FieldType::value, "XA:", 14, true,
     "member of parliament who put the question", "asked-by:\"leon perera\""},
    {Field::office, "office", "", FieldType::value, "XO:", 15, true, "office under which it was said",
     "office:\"minister for health\""},
    {Field::language, "lang", "language", FieldType::value, "L", 16, true, "language of a passage",
     "lang:zh"},
    {Field::date, "date", "", FieldType::date, "", date_slot, false, "date, or a range of dates",
     "date:2022..2023-06"},
}};

/// Prefixes of terms that are no field's.
inline constexpr std::string_view exact_prefix = "XE:";     ///< folded word, where it differs from its stem
inline constexpr std::string_view capitals_prefix = "XU:";  ///< word written in capitals
inline constexpr std::string_view joined_prefix = "XJ:";    ///< hyphenated compound written together
inline constexpr std::string_view acronym_prefix = "XD:";   ///< acronym that the document explains
inline constexpr std::string_view year_prefix = "Y";        ///< YYYY
inline constexpr std::string_view month_prefix = "M";       ///< YYYYMM
inline constexpr std::string_view day_prefix = "D";         ///< YYYYMMDD

/// A word of the title counts as often in the text. Tuned: docs/ranking.md.
inline constexpr std::uint32_t title_weight = 3;

/// The value that selects documents without any value of a field.
inline constexpr std::string_view none_value = "none";

/// The row of a field.
[[nodiscard]] constexpr const FieldInfo& info(Field field) {
  return fields[static_cast<std::size_t>(field)];
}

/// The field of a name or alias of the query language, in any case.
[[nodiscard]] std::optional<Field> field_named(std::string_view name);

/// How finely dates are counted.
enum class DateStep : std::uint8_t { year, quarter, month };

/// All of them, the coarsest first.
inline constexpr std::array date_steps{DateStep::year, DateStep::quarter, DateStep::month};

/// What is counted: a field's values, or its dates by step.
struct FacetKey {
  Field field = Field::date;
  DateStep step = DateStep::year;
  bool operator==(const FacetKey&) const = default;
};

/// The facet of a name in a request: a facet field's name or alias, or `year`, `quarter` or `month`, which
/// give `Field::date`.
[[nodiscard]] std::optional<FacetKey> facet_named(std::string_view name);

/// The name of a facet in answers.
[[nodiscard]] std::string_view facet_name(FacetKey facet);
[[nodiscard]] inline std::string_view facet_name(Field field) {
  return facet_name(FacetKey{field});
}

/// Facet fields with values of their own, without `date`.
inline constexpr std::array<Field, 7> value_facets{Field::category,  Field::topic,    Field::minister,
                                                   Field::mentioned, Field::asked_by, Field::office,
                                                   Field::language};

}  // namespace dossier::schema

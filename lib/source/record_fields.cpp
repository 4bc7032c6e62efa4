// SPDX-License-Identifier: GPL-2.0-or-later
// Which field of a document does a name in a record file mean?
#include "source/record_fields.h"

#include "text/unicode.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace dossier::source {
namespace {

/// A name that a record file may use for a field.
struct FieldName {
  std::string_view name;
  RecordField field;
};

constexpr std::array field_names{
    FieldName{"id", RecordField::id},
    FieldName{"title", RecordField::title},
    FieldName{"text", RecordField::text},
    FieldName{"date", RecordField::date},
    FieldName{"category", RecordField::category},
    FieldName{"categories", RecordField::category},
    FieldName{"topic", RecordField::topic},
    FieldName{"topics", RecordField::topic},
    FieldName{"minister", RecordField::minister},
    FieldName{"ministers", RecordField::minister},
    FieldName{"url", RecordField::url},
    FieldName{"lang", RecordField::language},
    FieldName{"language", RecordField::language},
};

constexpr std::size_t max_id_bytes = 4096;

std::vector<std::string>* list_of(Document& document, RecordField field) {
  switch (field) {
    case RecordField::category:
      return &document.categories;
    case RecordField::topic:
      return &document.topics;
    case RecordField::minister:
      return &document.ministers;
    default:
      return nullptr;
  }
}

std::string& single_of(Document& document, RecordField field) {
  switch (field) {
    case RecordField::id:
      return document.id;
    case RecordField::title:
      return document.title;
    case RecordField::date:
      return document.date;
    case RecordField::url:
      return document.url;
    case RecordField::language:
      return document.language;
    default:
      return document.text;
  }
}

bool is_control(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
}

}  // namespace

std::optional<RecordField> record_field(std::string_view name) {
  const std::string lower = text::ascii_lower(text::trim(name));
  const auto* found = std::find_if(field_names.begin(), field_names.end(),
                                   [&](const FieldName& candidate) { return candidate.name == lower; });
  if (found == field_names.end()) return std::nullopt;
  return found->field;
}

bool is_list(RecordField field) {
  return field == RecordField::category || field == RecordField::topic || field == RecordField::minister;
}

void put_values(Document& document, RecordField field, const std::vector<std::string>& values) {
  std::vector<std::string>* list = list_of(document, field);
  for (const std::string& value : values) {
    std::string valid = text::to_valid_utf8(text::trim(value));
    if (list == nullptr) {
      single_of(document, field) = std::move(valid);
      return;
    }
    if (!valid.empty()) list->push_back(std::move(valid));
  }
}

std::string fault_of_record(const Document& document) {
  if (document.id.empty()) return "field 'id' is missing or empty";
  if (document.id.size() > max_id_bytes)
    return fmt::format("field 'id' is {} bytes long, the limit is {}", document.id.size(), max_id_bytes);
  if (std::any_of(document.id.begin(), document.id.end(), is_control))
    return "field 'id' has control characters";
  if (document.title.empty() && document.text.empty())
    return "fields 'title' and 'text' are both missing or empty";
  return {};
}

std::string too_long(std::string_view what, std::size_t max_bytes) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20;
  if (max_bytes % mebibyte == 0) return fmt::format("{} is longer than {} MiB", what, max_bytes / mebibyte);
  return fmt::format("{} is longer than {} bytes", what, max_bytes);
}

}  // namespace dossier::source

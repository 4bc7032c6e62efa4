// SPDX-License-Identifier: GPL-2.0-or-later
// Which field of a document does a name in a record file mean?
#pragma once

#include <dossier/document.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::source {

/// The fields that a record may give.
enum class RecordField { id, title, text, date, category, topic, minister, url, language };

/// The field that a name means, in any case; `category` and `categories` are one. None for other names.
[[nodiscard]] std::optional<RecordField> record_field(std::string_view name);

/// Whether a field holds a list of values.
[[nodiscard]] bool is_list(RecordField field);

/// Puts values into a field of a document: a list is extended, any other field is replaced by the first one.
/// Ill-formed UTF-8 is replaced by U+FFFD; blank values are left out.
void put_values(Document& document, RecordField field, const std::vector<std::string>& values);

/// Why a document read from a record cannot be indexed; empty when it can.
[[nodiscard]] std::string fault_of_record(const Document& document);

/// "record is longer than 64 MiB".
[[nodiscard]] std::string too_long(std::string_view what, std::size_t max_bytes);

}  // namespace dossier::source

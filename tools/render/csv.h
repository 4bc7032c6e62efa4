// SPDX-License-Identifier: GPL-2.0-or-later
// What do results look like as CSV? (docs/output-schema.md)
#pragma once

#include "answer.h"

#include <dossier/document.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier::render {

/// Appends one line (RFC 4180, ended by CR LF). A cell that a spreadsheet would run as a formula (it begins
/// with `=`, `+`, `-`, `@`, tab or carriage return) gets an apostrophe in front; line ends and control
/// characters inside a cell are replaced, so that a record is always one line.
void append_csv_line(std::string& out, const std::vector<std::string_view>& cells);

/// Whether lines begin with the id of the query.
enum class QueryColumn { none, query_id };

void append_csv_search_header(std::string& out, QueryColumn column);
/// One line a hit.
void append_csv(std::string& out, const Answer& answer);

void append_csv_record_header(std::string& out);
void append_csv(std::string& out, const DocumentRecord& record);

}  // namespace dossier::render

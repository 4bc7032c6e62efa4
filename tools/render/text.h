// SPDX-License-Identifier: GPL-2.0-or-later
// What do results look like to a person who reads them in a terminal?
#pragma once

#include "answer.h"
#include "text_style.h"

#include <dossier/document.h>
#include <dossier/searcher.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::render {

/// Whether copies of a document are shown as one hit, or each.
enum class Copies { collapsed, listed };

/// Whether hits carry a line to cite them by.
enum class Citations { none, shown };

/// Head line, hits, what is left, facets.
void append_text(std::string& out, const Answer& answer, const TextStyle& style,
                 Copies copies = Copies::collapsed, Citations citations = Citations::none);

/// Metadata with where each value comes from, then the paragraphs with their numbers.
void append_text(std::string& out, const StoredDocument& document, const TextStyle& style);

/// Whether the files that could not be read are named or only counted.
enum class FailedFiles { counted, named };
void append_text(std::string& out, const IndexStats& stats, FailedFiles failed, const TextStyle& style);

/// How `query` was understood.
void append_text(std::string& out, const Explanation& explanation, std::string_view query,
                 const TextStyle& style);

/// One term a line; `text` is what they were made of.
void append_text(std::string& out, std::span<const TermInfo> terms, std::string_view text,
                 const TextStyle& style);

/// One person a line: name, documents, first and last date.
void append_text(std::string& out, const std::vector<MinisterSummary>& ministers, const TextStyle& style);

/// One tenure a line: name, from and to, office.
void append_text(std::string& out, const std::vector<OfficeHolder>& holders, const TextStyle& style);

/// The values on which the document's sources disagree: what was taken and what was not.
void append_doubts(std::string& out, const DocumentRecord& record, const TextStyle& style);

/// Each issue as a note, with a caret under the place in the query.
void append_issues(std::string& out, const std::vector<QueryIssue>& issues, std::string_view query,
                   const TextStyle& style);

/// What the answer says of other spellings, and of looser queries that find more.
void append_respelt(std::string& out, const Answer& answer, const TextStyle& style);
void append_loosened(std::string& out, const SearchResults& results, const TextStyle& style);

/// The clauses that leave a document out of an answer, then the others.
void append_text(std::string& out, const WhyNot& why_not, const TextStyle& style);

/// Each facet as a small bar chart.
void append_facets(std::string& out, const std::vector<Facet>& facets, const TextStyle& style);

/// "1 document", "3 documents", "no documents".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// "12.3 MiB".
[[nodiscard]] std::string byte_size(std::uint64_t bytes);

}  // namespace dossier::render

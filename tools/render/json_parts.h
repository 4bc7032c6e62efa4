// SPDX-License-Identifier: GPL-2.0-or-later
// Which parts do several JSON outputs have in common?
#pragma once

#include "json_writer.h"

#include <dossier/searcher.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::render {

/// `body`, `heading`, `question` or `answer`.
[[nodiscard]] std::string_view kind_name(ParagraphKind kind);

/// The member `expanded`; none when no word was.
void write_expanded(JsonWriter& json, const std::vector<ExpandedWord>& words);

/// The member `issues`.
void write_issues(JsonWriter& json, const std::vector<QueryIssue>& issues);

/// The members `corrected`, `suggestions` and `loosened`, each where there is something to say.
void write_second_thoughts(JsonWriter& json, const SearchResults& results);

/// The member `page`; null where the document has no pages.
void write_page(JsonWriter& json, std::uint32_t page);

/// A list of byte ranges: `[[begin, end], ...]`.
void write_highlights(JsonWriter& json, const std::vector<std::pair<std::size_t, std::size_t>>& ranges);

/// The object of a snippet.
void write_snippet(JsonWriter& json, const Snippet& snippet);

/// The members `id`, `title`, `date`, `categories`, `topics` and `ministers`.
void write_leading_fields(JsonWriter& json, const DocumentRecord& record);

}  // namespace dossier::render

// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents have a facet value, as people write it?
#pragma once

#include "schema/date.h"
#include "schema/fields.h"
#include "search/bitmap.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// The values of the index that a text stands for: the value itself in any case, a synonym or spelling, one
/// that differs in "&", "and", "of" or the order of words only, else all values that hold its words
/// ("iswaran"). Empty when there are none.
[[nodiscard]] std::vector<std::string> resolve_value(const store::Snapshot& snapshot, schema::Field field,
                                                     std::string_view text);

/// The same, with an issue when nobody has the value, or when it stands for several.
/// \param offset, length  where it stands in the query, in bytes
[[nodiscard]] std::vector<std::string> resolve_value(const store::Snapshot& snapshot, schema::Field field,
                                                     std::string_view text, std::size_t offset,
                                                     std::size_t length, std::vector<QueryIssue>& issues);

/// Documents with any of these values; `none` stands for documents without a value, unless it is one.
[[nodiscard]] Bitmap documents_with(const store::Snapshot& snapshot, schema::Field field,
                                    const std::vector<std::string>& values);

/// Documents with what a text stands for: a value of a facet, or an id. With an issue as `resolve_value`.
[[nodiscard]] Bitmap documents_meant(const store::Snapshot& snapshot, schema::Field field,
                                     std::string_view text, std::size_t offset, std::size_t length,
                                     std::vector<QueryIssue>& issues);

/// Documents whose date lies in the range.
[[nodiscard]] Bitmap documents_dated(const store::Snapshot& snapshot, const schema::DateRange& range);

/// The document with an id; 0 when there is none.
[[nodiscard]] DocumentNumber document_with_id(const store::Snapshot& snapshot, std::string_view id);

/// Documents by id; a `*` at its end stands for any rest.
[[nodiscard]] Bitmap documents_named(const store::Snapshot& snapshot, std::string_view id);

}  // namespace dossier::search

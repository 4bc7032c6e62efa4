// SPDX-License-Identifier: GPL-2.0-or-later
// Which query stands on a line of a batch?
#pragma once

#include <dossier/searcher.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::cli {

/// One line of a batch, read as far as that went.
struct BatchQuery {
  /// The line's own id, or its number when it has none.
  std::string id;
  SearchRequest request;
  /// Why the line is no query; empty when it is one.
  std::string problem;
};

/// Reads `{"id", "text", "filters": {...}}` or `id<TAB>text`. What the line does not say is taken from
/// `defaults`. Never throws for a faulty line: see `BatchQuery::problem`.
[[nodiscard]] BatchQuery parse_batch_line(std::string_view line, std::size_t number,
                                          const SearchRequest& defaults);

}  // namespace dossier::cli

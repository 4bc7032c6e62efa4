// SPDX-License-Identifier: GPL-2.0-or-later
// Which files hold nothing now where they held documents, and what is told of them?
#include "index/emptied.h"

#include <algorithm>

namespace dossier::index {

const std::string_view emptied_reason =
    "it holds nothing now, but documents were indexed from it; if that is meant, run once with --allow-empty";

bool may_not_be_empty(const PlannedFile& planned, const IndexerOptions& options) {
  const auto& known = planned.known;
  // One of a file that is to be looked at again says nothing.
  const bool was_empty = known && known->stamp.size == 0 && known->stamp != support::FileStamp{};
  const bool had_text = known && !was_empty && !known->documents.empty();
  return had_text && !options.allow_empty;
}

void tell_emptied(const std::string& key, const store::ManifestFile& known, IndexReport& report) {
  const bool is_known = std::any_of(known.failures.begin(), known.failures.end(),
                                    [](const auto& failure) { return failure.reason == emptied_reason; });
  (is_known ? report.known_failed : report.failed).push_back({key, std::string(emptied_reason)});
}

}  // namespace dossier::index

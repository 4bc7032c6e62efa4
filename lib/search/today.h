// SPDX-License-Identifier: GPL-2.0-or-later
// From which day are a request's relative dates counted?
#pragma once

#include "schema/date.h"

#include <dossier/searcher.h>

namespace dossier::search {

/// The request's day; without one the day of the call, in UTC. \throws Error `invalid_argument` when it is no
/// day
[[nodiscard]] schema::Date today_of(const SearchRequest& request);

}  // namespace dossier::search

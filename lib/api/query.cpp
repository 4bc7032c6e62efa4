// SPDX-License-Identifier: GPL-2.0-or-later
// The public functions about query text: forward to the query stage.
#include "query/escape.h"

#include <dossier/query.h>

namespace dossier {

std::string escape(std::string_view text) {
  return query::escape(text);
}

std::string escape_phrase(std::string_view text) {
  return query::escape_phrase(text);
}

}  // namespace dossier

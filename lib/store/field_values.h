// SPDX-License-Identifier: GPL-2.0-or-later
// Which values has a record in a field?
#pragma once

#include "schema/fields.h"

#include <dossier/document.h>

#include <string>
#include <vector>

namespace dossier::store {

/// A record's values of a field of `schema::value_facets`.
[[nodiscard]] inline const std::vector<std::string>& values_of(const DocumentRecord& record,
                                                               schema::Field field) {
  switch (field) {
    case schema::Field::category:
      return record.categories;
    case schema::Field::topic:
      return record.topics;
    case schema::Field::minister:
      return record.ministers;
    case schema::Field::mentioned:
      return record.mentioned;
    case schema::Field::asked_by:
      return record.asked_by;
    case schema::Field::office:
      return record.offices;
    default:
      return record.languages;
  }
}

}  // namespace dossier::store

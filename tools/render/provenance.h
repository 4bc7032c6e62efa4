// SPDX-License-Identifier: GPL-2.0-or-later
// Where did the values of each field of a document come from, one row a field?
#pragma once

#include <dossier/document.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace dossier::render {

/// The source words of one field, each once, in the order of its values.
struct FieldSources {
  std::string_view field;
  std::vector<std::string_view> sources;
};

/// One row a field, in the order in which the record names them.
inline std::vector<FieldSources> sources_by_field(const DocumentRecord& record) {
  std::vector<FieldSources> fields;
  for (const auto& entry : record.provenance) {
    if (entry.is_rejected) continue;
    auto row =
        std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.field == entry.field; });
    if (row == fields.end()) row = fields.insert(fields.end(), {entry.field, {}});
    auto& sources = row->sources;
    if (std::find(sources.begin(), sources.end(), entry.source) == sources.end())
      sources.push_back(entry.source);
  }
  return fields;
}

}  // namespace dossier::render

// SPDX-License-Identifier: GPL-2.0-or-later
// What do people, their offices, and doubts about metadata look like as JSON?
#include "json.h"
#include "json_writer.h"

#include <algorithm>

namespace dossier::render {

void append_json(std::string& out, const std::vector<MinisterSummary>& ministers) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", ministers_schema);
  json.key("ministers");
  json.begin_array();
  for (const MinisterSummary& minister : ministers) {
    json.begin_object();
    json.member("name", minister.name);
    json.member("documents", minister.documents);
    json.key("first_date");
    json.text_or_null(minister.first_date);
    json.key("last_date");
    json.text_or_null(minister.last_date);
    json.member("is_in_authority", minister.is_in_authority);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
}

void append_json(std::string& out, const std::vector<OfficeHolder>& holders) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", holders_schema);
  json.key("holders");
  json.begin_array();
  for (const OfficeHolder& holder : holders) {
    json.begin_object();
    json.member("name", holder.name);
    json.member("office", holder.office);
    json.key("from");
    json.text_or_null(holder.from);
    json.key("to");
    json.text_or_null(holder.to);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
}

void append_doubts_json(std::string& out, const DocumentRecord& record) {
  JsonWriter json(out);
  json.begin_object();
  json.member("id", record.id);
  json.key("values");
  json.begin_array();
  for (const Provenance& entry : record.provenance) {
    const bool is_rival =
        std::any_of(record.provenance.begin(), record.provenance.end(),
                    [&](const auto& other) { return other.is_rejected && other.field == entry.field; });
    if (!is_rival) continue;
    json.begin_object();
    json.member("field", entry.field);
    json.member("value", entry.value);
    json.member("source", entry.source);
    json.member("reason", entry.reason);
    json.member("taken", !entry.is_rejected);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
}

}  // namespace dossier::render

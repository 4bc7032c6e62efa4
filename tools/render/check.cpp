// SPDX-License-Identifier: GPL-2.0-or-later
// How is the result of `dossier check` shown?
#include "check.h"

#include "display_text.h"
#include "json_writer.h"
#include "text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::render {
namespace {

// One damaged block can spoil thousands of documents: what is printed of it must stay readable in a mail.
constexpr std::size_t most_damage_lines = 20;

// In the order of CheckKind. Scripts depend on these names.
constexpr std::array<std::string_view, 5> kind_names{"damaged", "changed", "vanished", "new", "unreadable"};

std::string_view finding_kind_name(CheckKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}

std::size_t count_of(const CheckResult& result, CheckKind kind) {
  return static_cast<std::size_t>(std::count_if(result.findings.begin(), result.findings.end(),
                                                [&](const auto& finding) { return finding.kind == kind; }));
}

void append_findings(std::string& out, const CheckResult& result) {
  std::size_t damage = 0;
  for (const auto& finding : result.findings)
    if (finding.kind != CheckKind::damage || ++damage <= most_damage_lines)
      out += fmt::format("{}: {}: {}\n", finding_kind_name(finding.kind), printable(finding.subject),
                         printable(finding.message));
  if (damage > most_damage_lines) out += fmt::format("damaged: and {} more\n", damage - most_damage_lines);
}

// "; of 12 files: 1 changed, 2 new".
std::string sources_text(const CheckResult& result) {
  if (!result.files) return "";
  std::string parts;
  for (const auto kind : {CheckKind::changed, CheckKind::vanished, CheckKind::added, CheckKind::unreadable})
    if (const auto count = count_of(result, kind); count > 0)
      parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", count, finding_kind_name(kind));
  if (parts.empty()) parts = "all hold what was indexed";
  return fmt::format("; {} read: {}", counted(*result.files, "file"), parts);
}

}  // namespace

bool CheckResult::is_damaged() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const auto& finding) { return finding.kind == CheckKind::damage; });
}

void append_text(std::string& out, const CheckResult& result) {
  append_findings(out, result);
  const auto index = printable(result.index.native());
  if (result.is_damaged()) {
    out += fmt::format("index '{}' is DAMAGED: {}{}\n", index,
                       counted(count_of(result, CheckKind::damage), "fault"), sources_text(result));
    out += "hint: restore it from a backup, or move its folder away and run 'dossier index' again\n";
    return;
  }
  if (result.doubtful > 0)
    out += fmt::format("the sources of {} disagree on a value (--metadata lists them)\n",
                       counted(result.doubtful, "document"));
  out += fmt::format("index '{}' is whole: {}{}\n", index, counted(result.documents, "document"),
                     sources_text(result));
}

void append_json(std::string& out, const CheckResult& result) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", check_schema);
  json.member("index", std::string_view(result.index.native()));
  json.member("damaged", result.is_damaged());
  json.member("documents", result.documents);
  json.member("doubtful", result.doubtful);
  json.key("files");
  result.files ? json.value(*result.files) : json.null();
  json.key("findings");
  json.begin_array();
  for (const auto& finding : result.findings) {
    json.begin_object();
    json.member("kind", finding_kind_name(finding.kind));
    json.member("subject", std::string_view(finding.subject));
    json.member("message", std::string_view(finding.message));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
}

}  // namespace dossier::render

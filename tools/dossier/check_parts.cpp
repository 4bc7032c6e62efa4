// SPDX-License-Identifier: GPL-2.0-or-later
// How are the parts of an index checked, though damaged files may crash their reader?
#include "check_parts.h"

#include "isolated.h"

#include <dossier/error.h>

#include <nlohmann/json.hpp>

#include <exception>
#include <optional>
#include <string>

namespace dossier::cli {
namespace {

using nlohmann::json;

std::string text_of(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string encoded(const CheckReport& report) {
  json findings = json::array();
  for (const auto& finding : report.findings)
    findings.push_back({static_cast<int>(finding.kind), finding.subject, finding.message});
  return text_of({{"examined", report.examined}, {"doubtful", report.doubtful}, {"findings", findings}});
}

std::string encoded(ErrorCode code, const char* message, const std::string& hint) {
  return text_of({{"code", static_cast<int>(code)}, {"message", message}, {"hint", hint}});
}

// In the process apart: report or error as text.
std::string checked(const std::filesystem::path& index, CheckPart part) {
  try {
    return encoded(check_index(index, part));
  } catch (const Error& error) {
    return encoded(error.code(), error.what(), error.hint());
  } catch (const std::exception& error) {
    return encoded(ErrorCode::internal, error.what(), "this is a bug in dossier; please report it");
  }
}

CheckReport decoded(const std::string& text) {
  const auto answer = json::parse(text);
  if (answer.contains("code"))
    throw Error(static_cast<ErrorCode>(answer["code"].get<int>()), answer["message"].get<std::string>(),
                answer["hint"].get<std::string>());
  CheckReport report;
  report.examined = answer["examined"];
  report.doubtful = answer["doubtful"];
  for (const auto& finding : answer["findings"])
    report.findings.push_back({static_cast<CheckKind>(finding[0].get<int>()), finding[1], finding[2]});
  return report;
}

}  // namespace

CheckReport check_part(const std::filesystem::path& index, CheckPart part) {
  // Twice: a commit that came in between can look like damage to Xapian too.
  for (int attempt = 0; attempt < 2; ++attempt)
    if (const auto answer = run_isolated([&] { return checked(index, part); })) return decoded(*answer);
  CheckReport report;
  report.findings.push_back({CheckKind::damage, "database", "Xapian crashes when it reads it"});
  return report;
}

}  // namespace dossier::cli

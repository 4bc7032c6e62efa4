// SPDX-License-Identifier: GPL-2.0-or-later
// Are the files of a database whole, by Xapian's own check?
#include "store/check.h"
#include "store/xapian_errors.h"
#include "text/unicode.h"

#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dossier::store {
namespace {

/// What Xapian says of a table that is in order or not there.
bool is_good_news(std::string_view line) {
  return line.ends_with("checked OK") || line.starts_with("Lazily created") ||
         line.starts_with("Not present") || line.starts_with("No errors found");
}

/// Whether a line is the heading of a table ("postlist:").
bool is_heading(std::string_view line) {
  return line.ends_with(':') && line.find(' ') == std::string_view::npos;
}

/// Turns the report of Xapian's check into findings, each with the table that it is about.
void add_findings(const std::string& report, CheckReport& result) {
  std::istringstream lines(report);
  std::string table = "database";
  for (std::string raw; std::getline(lines, raw);) {
    const std::string line = text::clean_spaces(text::to_valid_utf8(raw));
    if (is_heading(line))
      table = line.substr(0, line.size() - 1);
    else if (!line.empty() && !is_good_news(line))
      result.findings.push_back({CheckKind::damage, table, line});
  }
}

}  // namespace

CheckReport check_structure(const std::filesystem::path& generation) {
  CheckReport result;
  std::ostringstream report;
  std::string failure;
  std::size_t errors = 0;
  try {
    errors = Xapian::Database::check(generation.string(), 0, &report);
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;
  } catch (const Xapian::Error& error) {
    const Error told = to_error(error, generation.parent_path());
    if (told.code() == ErrorCode::io)
      throw Error(
          told.code(), told.what(),
          "Xapian's check opens the files for writing, though it changes nothing: run it as who may write to "
          "the index; or the disk fails");
    failure = error.get_msg();
  } catch (const std::bad_alloc&) {
    failure = "asks for more memory than there is";
  } catch (const std::length_error&) {
    failure = "asks for more memory than there is";
  }
  if (errors > 0 || !failure.empty()) add_findings(report.str(), result);
  if (!failure.empty()) result.findings.push_back({CheckKind::damage, "database", failure});
  // It counts more than it tells of.
  if (errors > 0 && result.findings.empty())
    result.findings.push_back({CheckKind::damage, "database", std::to_string(errors) + " errors"});
  return result;
}

}  // namespace dossier::store

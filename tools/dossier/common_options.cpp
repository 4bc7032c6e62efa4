// SPDX-License-Identifier: GPL-2.0-or-later
// Which options mean the same in every command?
#include "common_options.h"

#include "option_values.h"

#include <dossier/error.h>

#include <string>
#include <utility>

namespace dossier::cli {

ColorChoice color_option(const CommandLine& line) {
  static constexpr std::pair<std::string_view, ColorChoice> choices[] = {
      {"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}};
  const auto value = line.value("color");
  return value ? parse_choice("color", *value, choices) : ColorChoice::automatic;
}

ReportFormat report_format_option(const CommandLine& line) {
  static constexpr std::pair<std::string_view, ReportFormat> formats[] = {{"text", ReportFormat::text},
                                                                          {"json", ReportFormat::json}};
  const auto value = line.value("format");
  return value ? parse_choice("format", *value, formats) : ReportFormat::text;
}

void refuse_words(const CommandLine& line, std::string_view command) {
  if (line.words().empty()) return;
  throw Error(ErrorCode::invalid_argument, "'" + line.words().front() + "' is too much",
              std::string(command) + " takes options only");
}

}  // namespace dossier::cli

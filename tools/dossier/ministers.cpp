// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier ministers` print who is in the index, who a name can mean, and who held an office?
#include "command.h"
#include "common_options.h"

#include "render/display_text.h"
#include "render/json.h"
#include "render/text.h"

#include <dossier/searcher.h>

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace dossier::cli {
namespace {

std::string joined_words(const CommandLine& line) {
  std::string text;
  for (const auto& word : line.words()) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// What is said where nobody is found.
std::string nobody(const std::string& text, const std::string& day) {
  if (text.empty()) return "no document has a minister\n";
  if (day.empty()) return fmt::format("no minister or office is known as '{}'\n", render::printable(text));
  return fmt::format("nobody is known to have held the office '{}' on {}\n", render::printable(text), day);
}

template <class People>
ExitStatus print(const People& people, const std::string& if_none, const CommandLine& line, Output& out) {
  if (report_format_option(line) == ReportFormat::json)
    render::append_json(out.buffer(), people);
  else if (people.empty())
    out.buffer() += if_none;
  else
    render::append_text(out.buffer(), people, style_for(out.descriptor(), color_option(line)));
  return people.empty() ? ExitStatus::no_hits : ExitStatus::done;
}

}  // namespace

std::span<const Option> ministers_option_table() {
  static constexpr Option rows[] = {
      index_row,
      {"on", "DATE", "who held the OFFICE that is asked for on this day: 2020-05-01"},
      report_format_row,
      color_row};
  return rows;
}

ExitStatus run_ministers(const CommandLine& line, Output& out) {
  const Searcher searcher(index_directory(line.value("index")));
  const std::string text = joined_words(line);
  const std::string day = line.value("on").value_or("");
  if (const auto holders = searcher.office_holders(text, day); !holders.empty() || !day.empty())
    return print(holders, nobody(text, day), line, out);
  auto ministers = searcher.ministers();
  if (!text.empty()) {
    const auto named = searcher.ministers_named(text);
    std::erase_if(ministers, [&](const MinisterSummary& minister) {
      return std::find(named.begin(), named.end(), minister.name) == named.end();
    });
  }
  return print(ministers, nobody(text, day), line, out);
}

}  // namespace dossier::cli

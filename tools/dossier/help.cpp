// SPDX-License-Identifier: GPL-2.0-or-later
// What do the help texts say? They are made from the command and option tables.
#include "help.h"

#include "render/display_text.h"

#include <dossier/error.h>
#include <dossier/version.h>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace dossier::cli {
namespace {

constexpr std::size_t help_width = 100;

/// Two columns: what is typed, and what it means.
struct Row {
  std::string left;
  std::string_view right;
};

void append_rows(std::string& text, const std::vector<Row>& rows) {
  std::size_t widest = 0;
  for (const auto& row : rows) widest = std::max(widest, row.left.size());
  const auto indent = widest + 4;
  for (const auto& [left, right] : rows) {
    text += fmt::format("  {:<{}}", left, widest + 2);
    render::append_lines(text, render::wrap(right, help_width - indent, {}), indent);
  }
}

std::string spelt(const Option& option) {
  return option.value_name.empty() ? fmt::format("--{}", option.name)
                                   : fmt::format("--{} {}", option.name, option.value_name);
}

void append_options(std::string& text, const Command& command) {
  std::vector<Row> rows;
  for (const auto& option : command.options()) rows.push_back({spelt(option), option.help});
  rows.push_back({"--help, -h", "print this help"});
  text += "\nOptions:\n";
  append_rows(text, rows);
}

void append_examples(std::string& text, const Command& command) {
  text += "\nExamples:\n";
  for (const auto& [line, meaning] : command.examples) text += fmt::format("  {}\n      {}\n", line, meaning);
}

std::string status_number(ExitStatus status) {
  return status == ExitStatus::signal_base ? "128+N" : fmt::format("{}", static_cast<int>(status));
}

std::string_view general_meaning(ExitStatus wanted) {
  for (const auto& [status, meaning] : exit_statuses())
    if (status == wanted) return meaning;
  return {};
}

void append_statuses(std::string& text, std::span<const StatusMeaning> statuses) {
  std::vector<Row> rows;
  for (const auto& [status, meaning] : statuses)
    rows.push_back({status_number(status), meaning.empty() ? general_meaning(status) : meaning});
  text += "\nExit status:\n";
  append_rows(text, rows);
}

}  // namespace

std::string overview() {
  std::string text = fmt::format(
      "dossier {}: full-text search over government policy documents\n\n"
      "usage: dossier COMMAND [OPTION]... [ARGUMENT]...\n\nCommands:\n",
      version);
  std::vector<Row> rows;
  for (const auto& command : commands()) rows.push_back({std::string(command.name), command.summary});
  append_rows(text, rows);
  text +=
      "\ndossier COMMAND --help tells all about a command. To begin:\n"
      "  dossier index documents/\n"
      "  dossier search scams --facets category,year\n";
  append_statuses(text, exit_statuses());
  return text;
}

std::string help_on(const Command& command) {
  auto text = fmt::format("usage: dossier {} {}\n\n", command.name, command.synopsis);
  render::append_lines(text, render::wrap(command.description, help_width, {}), 0);
  append_options(text, command);
  append_examples(text, command);
  append_statuses(text, command.statuses);
  return text;
}

ExitStatus run_help(const CommandLine& line, Output& out) {
  if (line.words().size() > 1)
    throw Error(ErrorCode::invalid_argument, "help is on one command at a time",
                "for example: dossier help search");
  out.buffer() += line.words().empty() ? overview() : help_on(find_command(line.words().front()));
  return ExitStatus::done;
}

}  // namespace dossier::cli

// SPDX-License-Identifier: GPL-2.0-or-later
// What is a command of the program?
#pragma once

#include "exit_status.h"
#include "option_set.h"
#include "output.h"

#include <span>
#include <string_view>

namespace dossier::cli {

struct Example {
  std::string_view command;
  std::string_view meaning;
};

/// One row of the command table. Everything that the help says about a command stands here.
struct Command {
  std::string_view name;
  std::string_view summary;
  /// What follows the name in the usage line.
  std::string_view synopsis;
  std::string_view description;
  std::span<const Option> (*options)();
  DashWord dash_word;
  std::span<const Example> examples;
  /// The exit statuses that it can end with. Where no meaning is given it is that of all commands.
  std::span<const StatusMeaning> statuses;
  /// Does the work. \throws Error; its code becomes the exit status.
  ExitStatus (*run)(const CommandLine& line, Output& out);
};

/// All commands, in the order of the help.
[[nodiscard]] std::span<const Command> commands();

/// The command called `name`. \throws Error `invalid_argument` with a suggestion.
[[nodiscard]] const Command& find_command(std::string_view name);

// The work of each command, in its own file.
ExitStatus run_index(const CommandLine& line, Output& out);
ExitStatus run_rebuild(const CommandLine& line, Output& out);
ExitStatus run_search(const CommandLine& line, Output& out);
ExitStatus run_show(const CommandLine& line, Output& out);
ExitStatus run_similar(const CommandLine& line, Output& out);
ExitStatus run_export(const CommandLine& line, Output& out);
ExitStatus run_stats(const CommandLine& line, Output& out);
ExitStatus run_ministers(const CommandLine& line, Output& out);
ExitStatus run_check(const CommandLine& line, Output& out);
ExitStatus run_compact(const CommandLine& line, Output& out);
ExitStatus run_backup(const CommandLine& line, Output& out);
ExitStatus run_explain(const CommandLine& line, Output& out);
ExitStatus run_eval(const CommandLine& line, Output& out);
ExitStatus run_timeline(const CommandLine& line, Output& out);
ExitStatus run_concordance(const CommandLine& line, Output& out);
ExitStatus run_help(const CommandLine& line, Output& out);

// The option tables of commands whose options need no file of their own.
[[nodiscard]] std::span<const Option> show_option_table();
[[nodiscard]] std::span<const Option> similar_option_table();
[[nodiscard]] std::span<const Option> export_option_table();
[[nodiscard]] std::span<const Option> stats_option_table();
[[nodiscard]] std::span<const Option> ministers_option_table();
[[nodiscard]] std::span<const Option> check_option_table();
[[nodiscard]] std::span<const Option> compact_option_table();
[[nodiscard]] std::span<const Option> backup_option_table();
[[nodiscard]] std::span<const Option> explain_option_table();
[[nodiscard]] std::span<const Option> eval_option_table();
[[nodiscard]] std::span<const Option> timeline_option_table();
[[nodiscard]] std::span<const Option> concordance_option_table();

}  // namespace dossier::cli

// SPDX-License-Identifier: GPL-2.0-or-later
// Which options and words stand on a command line?
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::cli {

/// One row of a command's option table; parsing and help are made from it.
struct Option {
  /// Without the leading `--`.
  std::string_view name;
  /// How the value is called in the help; empty for a switch.
  std::string_view value_name;
  std::string_view help;
};

/// What to make of `-word` that is no option.
enum class DashWord { is_error, is_word };

/// What stood on a command line, as typed. Of an option that is given twice the last value counts, unless
/// the command takes all of them.
class CommandLine {
 public:
  [[nodiscard]] bool has(std::string_view name) const { return values_.contains(name); }
  [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
  /// What is no option, in order; after `--` everything.
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  /// `--help` or `-h` was given.
  [[nodiscard]] bool help() const { return help_; }

 private:
  friend CommandLine parse_command_line(std::span<const Option>, DashWord, std::span<const std::string>);
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> words_;
  bool help_ = false;
};

/// \throws Error `invalid_argument` for an unknown option, a missing value or one that is not wanted.
[[nodiscard]] CommandLine parse_command_line(std::span<const Option> options, DashWord dash_word,
                                             std::span<const std::string> arguments);

}  // namespace dossier::cli

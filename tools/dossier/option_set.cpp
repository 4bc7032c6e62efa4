// SPDX-License-Identifier: GPL-2.0-or-later
// Which options and words stand on a command line?
#include "option_set.h"

#include "suggest.h"

#include <dossier/error.h>

#include <algorithm>

#include <boost/program_options.hpp>

namespace dossier::cli {
namespace {

namespace po = boost::program_options;
using po::command_line_style::allow_long;
using po::command_line_style::long_allow_adjacent;
using po::command_line_style::long_allow_next;

po::options_description described(std::span<const Option> options) {
  po::options_description all;
  all.add_options()("help", "");
  for (const auto& option : options) {
    const std::string name(option.name);
    if (option.value_name.empty())
      all.add_options()(name.c_str(), "");
    else
      all.add_options()(name.c_str(), po::value<std::string>(), "");
  }
  return all;
}

[[noreturn]] void throw_unknown(std::string_view typed, std::span<const Option> options, DashWord dash_word) {
  typed = typed.substr(0, typed.find('='));
  std::vector<std::string> names{"--help"};
  for (const auto& option : options) names.push_back("--" + std::string(option.name));
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto otherwise = dash_word == DashWord::is_word
                             ? "--help lists the options; to search for the word itself, put -- before it"
                             : "--help lists the options";
  throw Error(ErrorCode::invalid_argument, "unknown option '" + std::string(typed) + "'",
              did_you_mean(typed, candidates, otherwise));
}

[[noreturn]] void throw_needs_value(const std::string& option) {
  throw Error(ErrorCode::invalid_argument, "option '" + option + "' needs a value",
              "--help shows what it takes");
}

[[noreturn]] void throw_bad_syntax(const po::invalid_command_line_syntax& problem) {
  const auto option = problem.get_option_name();  // with its dashes
  if (problem.kind() != po::invalid_command_line_syntax::extra_parameter) throw_needs_value(option);
  throw Error(ErrorCode::invalid_argument, "option '" + option + "' takes no value");
}

std::vector<po::option> parsed(std::span<const Option> options, DashWord dash_word,
                               const std::vector<std::string>& arguments) {
  const auto all = described(options);
  try {
    // No guessing of shortened names: an option added later would change what a script means.
    return po::command_line_parser(arguments)
        .options(all)
        .style(allow_long | long_allow_adjacent | long_allow_next)
        .run()
        .options;
  } catch (const po::unknown_option& problem) {
    throw_unknown(problem.get_option_name(), options, dash_word);
  } catch (const po::invalid_command_line_syntax& problem) {
    throw_bad_syntax(problem);
  }
}

// Boost takes `--limit --strict` for a limit called "--strict".
void refuse_option_as_value(const po::option& option, std::span<const Option> options) {
  if (option.original_tokens.size() < 2 || option.value.empty()) return;
  for (const auto& known : options)
    if (option.value.front() == "--" + std::string(known.name)) throw_needs_value("--" + option.string_key);
}

bool is_dash_word(std::string_view word) {
  return word.size() > 1 && word.front() == '-';
}

}  // namespace

std::optional<std::string> CommandLine::value(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> CommandLine::values(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

CommandLine parse_command_line(std::span<const Option> options, DashWord dash_word,
                               std::span<const std::string> arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  CommandLine line;
  for (const auto& option : parsed(options, dash_word, {arguments.begin(), end})) {
    if (!option.string_key.empty()) {
      refuse_option_as_value(option, options);
      auto& values = line.values_[option.string_key];
      values.insert(values.end(), option.value.begin(), option.value.end());
      continue;
    }
    const auto& word = option.value.front();
    if (word == "-h")
      line.values_["help"];
    else if (dash_word == DashWord::is_error && is_dash_word(word))
      throw_unknown(word, options, dash_word);
    else
      line.words_.push_back(word);
  }
  line.help_ = line.has("help");
  if (end != arguments.end()) line.words_.insert(line.words_.end(), end + 1, arguments.end());
  return line;
}

}  // namespace dossier::cli

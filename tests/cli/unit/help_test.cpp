// SPDX-License-Identifier: GPL-2.0-or-later
// Is the help complete, and are its examples command lines that the program takes?
#include "dossier/help.h"
#include "dossier/command.h"
#include "dossier/index_options.h"
#include "dossier/search_options.h"

#include "render/display_text.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <wordexp.h>

namespace dossier::cli {

namespace {

// The arguments behind `dossier` as a shell makes them of an example; what is redirected is left out.
std::vector<std::string> arguments_of(std::string_view example) {
  const std::string line(example.substr(0, example.find(" >")));
  wordexp_t words{};
  REQUIRE(wordexp(line.c_str(), &words, WRDE_NOCMD) == 0);
  std::vector<std::string> arguments(words.we_wordv + 1, words.we_wordv + words.we_wordc);
  wordfree(&words);
  return arguments;
}

void parse_as(const Command& command, const CommandLine& line) {
  if (command.name == "search") static_cast<void>(search_options(line));
  if (command.name == "index") static_cast<void>(index_options(line));
}

}  // namespace

TEST_CASE("help: every command says all about itself") {
  for (const auto& command : commands()) {
    CAPTURE(command.name);
    const auto help = help_on(command);
    CHECK(overview().find(command.summary) != std::string::npos);
    for (const auto& option : command.options())
      CHECK(help.find("--" + std::string(option.name)) != std::string::npos);
    CHECK(!command.examples.empty());
    CHECK(!command.statuses.empty());
    CHECK(&find_command(command.name) == &command);
  }
}

TEST_CASE("help: the examples are what they say") {
  for (const auto& command : commands()) {
    for (const auto& row : command.examples) {
      CAPTURE(row.command);
      const auto arguments = arguments_of(row.command);
      CHECK(arguments.front() == command.name);
      const auto rest = std::span(arguments).subspan(1);
      CHECK_NOTHROW(parse_as(command, parse_command_line(command.options(), command.dash_word, rest)));
    }
  }
}

TEST_CASE("help: lines fit a terminal of 100 columns") {
  for (const auto& command : commands()) {
    const auto help = help_on(command);
    for (std::size_t begin = 0; begin < help.size();) {
      const auto end = help.find('\n', begin);
      CHECK(render::display_width(std::string_view(help).substr(begin, end - begin)) <= 100);
      begin = end + 1;
    }
  }
}

TEST_CASE("help: -h and --help are understood behind every command") {
  for (const auto& command : commands()) {
    const std::vector<std::string> with_short{"-h"};
    const std::vector<std::string> with_long{"a", "--help"};
    CHECK(parse_command_line(command.options(), command.dash_word, with_short).help());
    CHECK(parse_command_line(command.options(), command.dash_word, with_long).help());
  }
}

TEST_CASE("help: an unknown command is refused") {
  CHECK_THROWS_AS(static_cast<void>(find_command("serach")), Error);
  CHECK_THROWS_AS(static_cast<void>(find_command("")), Error);
}

}  // namespace dossier::cli

// SPDX-License-Identifier: GPL-2.0-or-later
// How does the program speak to the user on standard error?
#include "messages.h"

#include "render/display_text.h"

#include <cstdio>
#include <cstring>
#include <string>

#include <fmt/format.h>

namespace dossier::cli {
namespace {

// One write a line, so that lines of several processes do not mix. Nothing can be done when it fails.
void print_line(std::string_view start, std::string_view message) {
  const auto line = std::string(start) + render::printable(message) + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

void print_error(std::string_view message, std::string_view hint) {
  print_line("dossier: error: ", message);
  if (!hint.empty()) print_line("hint: ", hint);
}

void print_warning(std::string_view message) {
  print_line("dossier: warning: ", message);
}

void print_note(std::string_view message) {
  print_line("dossier: ", message);
}

void print_stopped(int signal, std::string_view rest) {
  print_note(fmt::format("stopped by signal {} ({}){}", signal, strsignal(signal), rest));
}

void print_issues(const std::vector<QueryIssue>& issues, std::string_view query_id) {
  for (const auto& issue : issues) {
    const auto place = issue.length > 0 || issue.offset > 0 ? fmt::format(" (byte {})", issue.offset) : "";
    const auto query = query_id.empty() ? "" : fmt::format("query {}: ", query_id);
    print_note(fmt::format("note: {}{}{}", query, issue.message, place));
  }
}

}  // namespace dossier::cli

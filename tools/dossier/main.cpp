// SPDX-License-Identifier: GPL-2.0-or-later
// How does the program start, choose its command and end?
#include "command.h"
#include "help.h"
#include "last_words.h"
#include "messages.h"

#include <dossier/dossier.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace dossier::cli {
namespace {

// A standard descriptor that the caller closed would be given to the next file that is opened, and output
// would then be written into the index. Opened the wrong way round, using it is an error as it should be.
void occupy_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(descriptor, F_GETFD) == -1)
      static_cast<void>(open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

ExitStatus run_command(const std::vector<std::string>& arguments, Output& out) {
  const auto& command = find_command(arguments.front());
  const auto line = parse_command_line(command.options(), command.dash_word, std::span(arguments).subspan(1));
  if (!line.help()) return command.run(line, out);
  out.buffer() += help_on(command);
  return ExitStatus::done;
}

ExitStatus run_arguments(const std::vector<std::string>& arguments, Output& out) {
  if (arguments.empty())
    throw Error(ErrorCode::invalid_argument, "no command", "dossier help lists the commands");
  const auto& first = arguments.front();
  if (first == "--help" || first == "-h") {
    out.buffer() += overview();
  } else if (first == "--version") {
    out.buffer() += "dossier " + std::string(version) + "\n";
  } else if (first.starts_with('-')) {
    throw Error(ErrorCode::invalid_argument, "unknown option '" + first + "' before the command",
                "options stand behind the command: dossier search --index DIR ...");
  } else {
    return run_command(arguments, out);
  }
  return ExitStatus::done;
}

ExitStatus run_to_the_end(const std::vector<std::string>& arguments, Output& out) {
  auto status = ExitStatus::done;
  try {
    status = run_arguments(arguments, out);
  } catch (const Error&) {
    out.flush();  // what was answered before the failure counts
    throw;
  }
  out.flush();
  return out.closed() ? ExitStatus::done : status;
}

// The one place where a failure becomes a message and an exit status.
ExitStatus run(const std::vector<std::string>& arguments) {
  Output out(STDOUT_FILENO);
  try {
    return run_to_the_end(arguments, out);
  } catch (const Error& error) {
    print_error(error.what(), error.hint());
    return status_of(error.code());
  } catch (const std::bad_alloc&) {
    print_error("out of memory", "allow the process more");
    return ExitStatus::io;
  } catch (const std::system_error& error) {
    print_error(error.what(), "check permissions, and the limits of processes and open files");
    return ExitStatus::io;
  } catch (const std::exception& error) {
    print_error(std::string("internal error: ") + error.what(), "this is a bug in dossier; please report it");
  }
  return ExitStatus::internal;
}

}  // namespace
}  // namespace dossier::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files (ulimit -f) is a write that fails
  std::signal(SIGCHLD, SIG_DFL);  // a caller that ignores it would have our children reaped by the system
  dossier::cli::occupy_standard_descriptors();
  dossier::cli::install_last_words();
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return static_cast<int>(dossier::cli::run(arguments));
}

// SPDX-License-Identifier: GPL-2.0-or-later
// How does the program end when a library gives up in the middle of handling an error?
#include "last_words.h"

#include "exit_status.h"
#include "messages.h"

#include <cxxabi.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>
#include <typeinfo>

namespace dossier::cli {
namespace {

// No exception at all: the second one was thrown while the first was on its way.
bool is_of_xapian(const std::type_info* type) {
  return type == nullptr || std::string_view(type->name()).find("Xapian") != std::string_view::npos;
}

bool is_disk_trouble(int number) {
  return number == ENOSPC || number == EDQUOT || number == EIO || number == EROFS || number == EFBIG;
}

[[noreturn]] void say_last_words() {
  const int reason = errno;
  const std::type_info* type = abi::__cxa_current_exception_type();
  // Everything else is a bug: a core file says more than a message.
  if (!is_of_xapian(type) || !is_disk_trouble(reason)) std::abort();
  print_error(std::string("the index cannot be written: ") + std::strerror(reason),
              "check free space and permissions; the index still holds its last complete state");
  // No destructors: other threads may be at work on what they would take away.
  _exit(static_cast<int>(ExitStatus::io));
}

}  // namespace

void install_last_words() {
  std::set_terminate(say_last_words);
}

}  // namespace dossier::cli

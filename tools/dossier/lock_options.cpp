// SPDX-License-Identifier: GPL-2.0-or-later
// What shall a command that writes do when another one is at work?
#include "lock_options.h"

#include "option_values.h"

namespace dossier::cli {

LockChoice lock_choice(const CommandLine& line) {
  LockChoice choice;
  if (const auto wait = line.value("wait")) choice.wait = parse_duration("wait", *wait);
  if (const auto age = line.value("max-age")) {
    choice.max_age = parse_duration("max-age", *age);
    choice.max_age_text = *age;
  }
  return choice;
}

}  // namespace dossier::cli

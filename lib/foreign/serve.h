// SPDX-License-Identifier: GPL-2.0-or-later
// How does the child process answer, one document after the other?
#pragma once

#include "extract/extract.h"

#include <functional>
#include <string_view>

namespace dossier::foreign {

/// What the child process may take.
struct Limits {
  /// Address space in bytes; 0: not limited.
  std::size_t memory_bytes = 0;
  /// Processor time for each document.
  unsigned seconds = 30;
};

using Reader = std::function<extract::RawDocument(extract::Format, std::string_view)>;

/// Limits this process for good: memory, no core dump, no file written, and it ends with its parent.
void limit_process(const Limits& limits);

/// Answers requests from standard input on standard output until there are no more. \returns the exit status
[[nodiscard]] int serve(const Limits& limits, const Reader& reader);

}  // namespace dossier::foreign

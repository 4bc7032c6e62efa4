// SPDX-License-Identifier: GPL-2.0-or-later
// What does the program tell its caller when it ends? (docs/exit-status.md)
#include "exit_status.h"

namespace dossier::cli {

ExitStatus status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_argument:
    case ErrorCode::not_found:
    case ErrorCode::cancelled:  // only --timeout cancels: the limit or the query was the caller's choice
      return ExitStatus::usage;
    case ErrorCode::index_missing:
    case ErrorCode::index_damaged:
    case ErrorCode::index_format:
      return ExitStatus::index_unusable;
    case ErrorCode::index_locked:
      return ExitStatus::index_locked;
    case ErrorCode::io:
      return ExitStatus::io;
    case ErrorCode::internal:
      break;
  }
  return ExitStatus::internal;
}

std::span<const StatusMeaning> exit_statuses() {
  static constexpr StatusMeaning meanings[] = {
      {ExitStatus::done, "done, or a search with hits (a batch: all queries answered)"},
      {ExitStatus::no_hits, "a search without hits, or an unknown id"},
      {ExitStatus::usage, "wrong usage, or with --strict a query with a problem"},
      {ExitStatus::files_failed,
       "indexed, but documents could not be read that were readable or unknown before"},
      {ExitStatus::index_unusable, "the index is missing, damaged or of another format"},
      {ExitStatus::index_locked, "another indexer is at work on this index; try again later"},
      {ExitStatus::internal, "internal error"},
      {ExitStatus::io, "a read or write failed (disk full, permission)"},
      {ExitStatus::signal_base, "ended by signal N, after a safe stop"},
  };
  return meanings;
}

}  // namespace dossier::cli

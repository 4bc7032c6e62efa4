// SPDX-License-Identifier: GPL-2.0-or-later
// How is a document read by a process apart, so that its bytes can do no harm?
#pragma once

#include "extract/extract.h"

#include <dossier/error.h>
#include <dossier/indexer.h>

#include <chrono>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace dossier::extract {

/// With this status the child says that its memory did not suffice.
inline constexpr int out_of_memory_status = 3;

/// A child process that reads foreign formats, one document after the other. It is started with the first
/// document; when it crashes, hangs or takes too much, it is killed, that document fails, and the next one
/// gets a new child. One a thread.
class ExtractorProcess {
 public:
  explicit ExtractorProcess(ExtractorOptions options);
  ~ExtractorProcess();
  ExtractorProcess(const ExtractorProcess&) = delete;
  ExtractorProcess& operator=(const ExtractorProcess&) = delete;

  /// Reads one document. \throws Error `invalid_argument` with the reason why the document cannot be read,
  /// which holds for the same bytes at any time; `io` when no child can be started, or it was killed
  /// from outside or got no processor time
  [[nodiscard]] RawDocument extract(Format format, std::string_view bytes);

  /// The child's process id; 0 when there is none.
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  using Clock = std::chrono::steady_clock;
  class Conversation;

  void start();
  void start_if_needed();
  /// Kills the child. \returns what `waitpid` says of it
  int stop();
  /// \returns how it ended; none when it lived on and had to be killed
  std::optional<int> wait_for_end();
  [[nodiscard]] std::string reason_of_time(Format format) const;
  [[nodiscard]] Error error_of_waiting(Format format, std::chrono::nanoseconds used) const;
  [[nodiscard]] std::string reason_of_end(Format format, std::optional<int> ended) const;

  ExtractorOptions options_;
  pid_t pid_ = 0;
  int socket_ = -1;
  /// Documents that this child was given.
  std::size_t answered_ = 0;
};

}  // namespace dossier::extract

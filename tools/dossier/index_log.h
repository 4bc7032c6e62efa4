// SPDX-License-Identifier: GPL-2.0-or-later
// What does a program read about a run of the indexer? (--log json, docs/output-schema.md)
#pragma once

#include "exit_status.h"
#include "index_options.h"
#include "output.h"

#include <dossier/error.h>
#include <dossier/indexer.h>

#include <chrono>
#include <filesystem>
#include <string_view>
#include <vector>

namespace dossier::render {
class JsonWriter;
}

namespace dossier::cli {

/// Writes one JSON object an event to standard output, each as soon as it is known; nothing with `--log
/// text`.
class IndexLog {
 public:
  IndexLog(Output& out, LogFormat format) : out_(out), is_wanted_(format == LogFormat::json) {}

  [[nodiscard]] bool is_wanted() const { return is_wanted_; }

  void started(const std::filesystem::path& index, const std::vector<Root>& roots);
  void waiting(const LockHolder& holder);
  /// At most one event in `progress_interval`.
  void progress(const IndexProgress& progress);
  /// Every file that was not indexed or is odd, then the counts.
  void finished(const IndexReport& report, ExitStatus status);
  void failed(const Error& error, ExitStatus status);

  static constexpr std::chrono::seconds progress_interval{10};

 private:
  template <class Members>
  void event(std::string_view name, Members&& members);
  void issues(std::string_view name, const std::vector<FileIssue>& list);

  Output& out_;
  bool is_wanted_;
  std::chrono::milliseconds last_progress_{0};
};

/// The name of an error code for programs: `index_locked`.
[[nodiscard]] std::string_view code_name(ErrorCode code);

}  // namespace dossier::cli

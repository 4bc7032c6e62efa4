// SPDX-License-Identifier: GPL-2.0-or-later
// How does a person at a terminal see how far indexing has come?
#pragma once

#include <dossier/indexer.h>

#include <chrono>
#include <cstddef>
#include <string>

namespace dossier::cli {

/// The line for one moment, for example "indexing: 412 of 745 files, 620 documents a second, 1 s left". What
/// does not fit into `width` columns is left out, the rate first.
[[nodiscard]] std::string progress_text(const IndexProgress& progress, std::size_t width);

/// One line on standard error that is written over again and cleared at the end; nothing where that is no
/// terminal.
class ProgressLine {
 public:
  explicit ProgressLine(bool shown) : shown_(shown) {}
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const IndexProgress& progress);
  void clear();

 private:
  bool shown_;
  bool drawn_ = false;
  std::chrono::milliseconds last_{0};
};

}  // namespace dossier::cli

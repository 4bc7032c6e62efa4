// SPDX-License-Identifier: GPL-2.0-or-later
// How does a person at a terminal see how far indexing has come?
#include "progress.h"

#include <fmt/format.h>

#include <cstdio>

namespace dossier::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds first_after{300};  // a run that is over by then needs no line
constexpr milliseconds interval{100};

std::string span_text(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} s", seconds);
  return fmt::format("{:.0f} min", seconds / 60);
}

}  // namespace

std::string progress_text(const IndexProgress& progress) {
  const auto seconds = static_cast<double>(progress.elapsed.count()) / 1000;
  auto text = fmt::format("{} of {} files", progress.files_done, progress.files_total);
  if (seconds <= 0 || progress.files_done == 0) return text;
  text += fmt::format(", {:.0f} documents a second", static_cast<double>(progress.documents_done) / seconds);
  if (progress.files_done >= progress.files_total) return text;
  const auto left = static_cast<double>(progress.files_total - progress.files_done);
  return text +
         fmt::format(", {} left", span_text(left * seconds / static_cast<double>(progress.files_done)));
}

void ProgressLine::show(const IndexProgress& progress) {
  const bool due = progress.elapsed >= first_after && (!drawn_ || progress.elapsed - last_ >= interval);
  if (!shown_ || !due) return;
  last_ = progress.elapsed;
  drawn_ = true;
  fmt::print(stderr, "\r\x1b[Kindexing: {}", progress_text(progress));
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (drawn_) fmt::print(stderr, "\r\x1b[K");
  drawn_ = false;
}

}  // namespace dossier::cli

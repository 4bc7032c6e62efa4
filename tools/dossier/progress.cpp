// SPDX-License-Identifier: GPL-2.0-or-later
// How does a person at a terminal see how far indexing has come?
#include "progress.h"

#include "environment.h"

#include <fmt/format.h>

#include <cstdio>

#include <unistd.h>

namespace dossier::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds first_after{300};  // a run that is over by then needs no line
constexpr milliseconds interval{100};

std::string span_text(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} s", seconds);
  if (seconds < 90 * 60.0) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.0f} h", seconds / 3600);
}

// ", 620 documents a second".
std::string rate(const IndexProgress& progress, double seconds) {
  if (seconds <= 0 || progress.documents_done == 0) return "";
  return fmt::format(", {:.0f} documents a second", static_cast<double>(progress.documents_done) / seconds);
}

// ", 8 s left". When all files are read, what is left is to write the index, and how long that takes is not
// known.
std::string time_left(const IndexProgress& progress, double seconds) {
  if (progress.files_done >= progress.files_total) return ", writing the index";
  if (seconds <= 0 || progress.files_done == 0) return "";
  const auto left = static_cast<double>(progress.files_total - progress.files_done);
  return fmt::format(", {} left", span_text(left * seconds / static_cast<double>(progress.files_done)));
}

}  // namespace

std::string progress_text(const IndexProgress& progress, std::size_t width) {
  const auto seconds = static_cast<double>(progress.elapsed.count()) / 1000;
  const auto files = fmt::format("indexing: {} of {} files", progress.files_done, progress.files_total);
  const auto left = time_left(progress, seconds);
  for (const auto& line : {files + rate(progress, seconds) + left, files + left, files})
    if (line.size() <= width) return line;
  return files.substr(0, width);
}

void ProgressLine::show(const IndexProgress& progress) {
  const bool due = progress.elapsed >= first_after && (!drawn_ || progress.elapsed - last_ >= interval);
  if (!shown_ || !due) return;
  last_ = progress.elapsed;
  drawn_ = true;
  // One column stays free: a terminal that is full to the edge may go to the next line. Asked for anew each
  // time, since windows change their size.
  const auto width = style_for(STDERR_FILENO, ColorChoice::never).width - 1;
  fmt::print(stderr, "\r\x1b[K{}", progress_text(progress, width));
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (drawn_) fmt::print(stderr, "\r\x1b[K");
  drawn_ = false;
}

}  // namespace dossier::cli

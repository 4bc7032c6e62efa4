// SPDX-License-Identifier: GPL-2.0-or-later
// What is said about a run of the indexer?
#include "index_report.h"

#include "messages.h"

#include "render/display_text.h"
#include "render/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace dossier::cli {
namespace {

constexpr std::size_t few = 20;

std::string seconds_text(std::chrono::milliseconds elapsed) {
  return fmt::format("{:.1f} s", static_cast<double>(elapsed.count()) / 1000);
}

// "2 new, 1 changed", leaving out what did not happen.
std::string changes(const IndexReport& report) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
  };
  add(report.added, "new");
  add(report.updated, "changed");
  add(report.unchanged, "unchanged");
  add(report.moved, "moved");
  add(report.removed, "removed");
  return parts.empty() ? "" : fmt::format(" ({})", fmt::join(parts, ", "));
}

std::string named(const FileIssue& issue) {
  return fmt::format("{}: {}", issue.path, issue.reason);
}

std::string extension_of(const FileIssue& issue) {
  return std::filesystem::path(issue.path).extension().native();
}

// "skipped 24 *.png: not a format that dossier reads".
std::string skipped_line(std::string_view extension, std::string_view reason, std::size_t count) {
  const auto what =
      extension.empty() ? render::counted(count, "file") : fmt::format("{} *{}", count, extension);
  return fmt::format("skipped {}: {}", what, reason);
}

}  // namespace

std::string summary_line(const IndexReport& report) {
  const auto seen = report.added + report.updated + report.unchanged + report.moved;
  auto line = fmt::format("indexed {} document{}{} in {}: {} failed", seen, seen == 1 ? "" : "s",
                          changes(report), seconds_text(report.elapsed), report.failed.size());
  if (!report.known_failed.empty()) line += fmt::format(", {} failed as before", report.known_failed.size());
  line += fmt::format(", {} skipped", report.skipped.size());
  if (report.documents != seen)
    line += fmt::format("; the index holds {}", render::counted(report.documents, "document"));
  if (report.remade > 0) line += fmt::format("; {} made anew from the stored text", report.remade);
  return line;
}

std::vector<std::string> skipped_lines(const IndexReport& report, Verbosity verbosity) {
  std::vector<std::string> lines;
  if (report.skipped.size() <= few || verbosity == Verbosity::verbose) {
    for (const auto& issue : report.skipped) lines.push_back("skipped " + named(issue));
    return lines;
  }
  std::map<std::pair<std::string, std::string>, std::size_t> counts;
  for (const auto& issue : report.skipped) ++counts[{extension_of(issue), issue.reason}];
  for (const auto& [kind, count] : counts) lines.push_back(skipped_line(kind.first, kind.second, count));
  return lines;
}

std::vector<std::string> preview_lines(const IndexPreview& preview, Verbosity verbosity) {
  std::vector<std::string> lines;
  if (verbosity == Verbosity::quiet) return lines;
  if (verbosity == Verbosity::verbose) {
    for (const auto& file : preview.new_files) lines.push_back("new " + file);
    for (const auto& file : preview.changed_files) lines.push_back("changed " + file);
    for (const auto& file : preview.vanished_files) lines.push_back("gone " + file);
    for (const auto& issue : preview.skipped) lines.push_back("skipped " + named(issue));
    for (const auto& issue : preview.known_failed) lines.push_back("failed as before: " + named(issue));
  }
  if (preview.are_rules_changed)
    lines.emplace_back("the rules are others now: all documents would be made anew from their stored text");
  lines.push_back(
      fmt::format("would read {} ({} new, {} changed), remove {}, and leave {} as they are; {} skipped",
                  render::counted(preview.new_files.size() + preview.changed_files.size(), "file"),
                  preview.new_files.size(), preview.changed_files.size(),
                  render::counted(preview.vanished_files.size(), "file"), preview.unchanged_files,
                  preview.skipped.size()));
  if (!preview.failed.empty()) lines.back() += fmt::format(", {} would fail", preview.failed.size());
  return lines;
}

void print_failed(const std::vector<FileIssue>& failed, Verbosity verbosity, std::string_view others) {
  const std::size_t told = verbosity == Verbosity::verbose ? failed.size() : std::min(failed.size(), few);
  for (std::size_t i = 0; i < told; ++i) print_note("failed: " + named(failed[i]));
  if (told < failed.size())
    print_note(fmt::format("failed: {} more: {} lists all", failed.size() - told, others));
}

void print_problems(const IndexReport& report, Verbosity verbosity) {
  print_failed(report.failed, verbosity, "dossier stats --failed");
  if (verbosity == Verbosity::quiet) return;
  for (const auto& issue : report.warnings) print_warning(named(issue));
  if (verbosity != Verbosity::verbose) return;
  for (const auto& issue : report.known_failed) print_note("failed as before: " + named(issue));
}

}  // namespace dossier::cli

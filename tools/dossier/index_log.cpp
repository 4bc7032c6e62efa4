// SPDX-License-Identifier: GPL-2.0-or-later
// What does a program read about a run of the indexer? (--log json, docs/output-schema.md)
#include "index_log.h"

#include "render/json_writer.h"

#include <dossier/version.h>

#include <fmt/chrono.h>

#include <string>
#include <utility>

namespace dossier::cli {
namespace {

using render::JsonWriter;
using std::chrono::system_clock;

// Scripts depend on these names: never rename, never change their meaning.
constexpr std::string_view log_schema = "dossier-log-1";

std::string utc(system_clock::time_point time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(system_clock::to_time_t(time)));
}

void append_roots(JsonWriter& json, const std::vector<Root>& roots) {
  json.key("roots");
  json.begin_array();
  for (const auto& root : roots) {
    json.begin_object();
    json.member("name", std::string_view(root.name));
    json.member("path", std::string_view(root.path.native()));
    json.end_object();
  }
  json.end_array();
}

void append_counts(JsonWriter& json, const IndexReport& report) {
  const std::pair<std::string_view, std::size_t> counts[] = {
      {"files_seen", report.files_seen},
      {"added", report.added},
      {"updated", report.updated},
      {"unchanged", report.unchanged},
      {"moved", report.moved},
      {"removed", report.removed},
      {"remade", report.remade},
      {"documents", report.documents},
      {"failed", report.failed.size()},
      {"failed_before", report.known_failed.size()},
      {"skipped", report.skipped.size()},
      {"warnings", report.warnings.size()},
  };
  for (const auto& [name, count] : counts) json.member(name, count);
}

int number_of(ExitStatus status) {
  return static_cast<int>(status);
}

}  // namespace

template <class Members>
void IndexLog::event(std::string_view name, Members&& members) {
  if (!is_wanted_) return;
  JsonWriter json(out_.buffer());
  json.begin_object();
  json.member("event", name);
  json.member("time", std::string_view(utc(system_clock::now())));
  members(json);
  json.end_object();
  out_.buffer() += '\n';
}

void IndexLog::started(const std::filesystem::path& index, const std::vector<Root>& roots) {
  event("started", [&](JsonWriter& json) {
    json.member("schema", log_schema);
    json.member("software_version", std::string_view(version));
    json.member("index", std::string_view(index.native()));
    append_roots(json, roots);
  });
  out_.flush();
}

void IndexLog::waiting(const LockHolder& holder) {
  event("waiting", [&](JsonWriter& json) {
    json.key("process");
    holder.process == 0 ? json.null() : json.value(holder.process);
    json.key("host");
    json.text_or_null(holder.host);
    json.key("since");
    json.text_or_null(holder.process == 0 ? std::string() : utc(holder.since));
  });
  out_.flush();
}

void IndexLog::progress(const IndexProgress& progress) {
  if (progress.elapsed - last_progress_ < progress_interval) return;
  last_progress_ = progress.elapsed;
  event("progress", [&](JsonWriter& json) {
    json.member("files_done", progress.files_done);
    json.member("files_total", progress.files_total);
    json.member("documents_done", progress.documents_done);
    json.member("elapsed_ms", progress.elapsed.count());
  });
  out_.flush();
}

void IndexLog::issues(std::string_view name, const std::vector<FileIssue>& list) {
  for (const auto& issue : list) {
    event(name, [&](JsonWriter& json) {
      json.member("path", std::string_view(issue.path));
      json.member("reason", std::string_view(issue.reason));
    });
    out_.drain();
  }
}

void IndexLog::finished(const IndexReport& report, ExitStatus status) {
  issues("failed", report.failed);
  issues("failed-before", report.known_failed);
  issues("skipped", report.skipped);
  issues("warning", report.warnings);
  event(report.stopped ? "stopped" : "finished", [&](JsonWriter& json) {
    append_counts(json, report);
    json.member("elapsed_ms", report.elapsed.count());
    json.member("status", number_of(status));
  });
}

void IndexLog::failed(const Error& error, ExitStatus status) {
  event("error", [&](JsonWriter& json) {
    json.member("code", code_name(error.code()));
    json.member("message", std::string_view(error.what()));
    json.key("hint");
    json.text_or_null(error.hint());
    json.member("status", number_of(status));
  });
}

std::string_view code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_argument:
      return "invalid_argument";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::index_missing:
      return "index_missing";
    case ErrorCode::index_damaged:
      return "index_damaged";
    case ErrorCode::index_format:
      return "index_format";
    case ErrorCode::index_locked:
      return "index_locked";
    case ErrorCode::io:
      return "io";
    case ErrorCode::cancelled:
      return "cancelled";
    case ErrorCode::internal:
      break;
  }
  return "internal";
}

}  // namespace dossier::cli

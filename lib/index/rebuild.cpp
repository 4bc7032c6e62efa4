// SPDX-License-Identifier: GPL-2.0-or-later
// How are all documents made anew from what is stored?
#include "index/rebuild.h"

#include "index/ordered_workers.h"
#include "index/rules.h"
#include "store/stored_document.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace dossier::index {

using Clock = std::chrono::steady_clock;

bool remake_all(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options) {
  std::vector<std::unique_ptr<Preparer>> preparers;
  for (unsigned worker = 0; worker < thread_count(options); ++worker)
    preparers.push_back(std::make_unique<Preparer>(resolver, options.extractor));
  OrderedWorkers<std::string, PreparedDocument> workers(
      thread_count(options),
      [&](std::string&& bytes, unsigned worker) { return preparers[worker]->prepare_again(bytes); });
  writer.for_each_stored([&](std::string&& bytes) {
    const std::size_t size = store::text_bytes(bytes);
    while (workers.is_full(size, most_text_under_way(options))) writer.put(workers.take());
    workers.submit(std::move(bytes), size);
    return !options.stop.stop_requested();
  });
  while (workers.pending() > 0) writer.put(workers.take());
  return !options.stop.stop_requested();
}

bool is_outdated(const Writer& writer, const metadata::Resolver& resolver) {
  return writer.document_count() > 0 && !are_rules_current(writer.settings(), resolver);
}

bool close_gaps(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options) {
  if (!writer.is_sparse() || options.stop.stop_requested()) return false;
  return all_or_nothing(writer, [&] {
    const bool is_whole = remake_all(writer, resolver, options);
    if (is_whole)
      writer.commit_anew([&] { return current_settings(resolver); });
    else
      writer.roll_back();
    return is_whole;
  });
}

IndexReport stopped_rebuild(Writer& writer) {
  writer.roll_back();  // documents by two sets of rules must not stand side by side
  IndexReport report;
  report.stopped = true;
  report.documents = report.unchanged = writer.document_count();
  return report;
}

IndexReport rebuild(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options) {
  const auto started = Clock::now();
  return all_or_nothing(writer, [&] {
    if (!remake_all(writer, resolver, options)) return stopped_rebuild(writer);
    writer.commit_anew([&] { return current_settings(resolver); });
    IndexReport report;
    report.documents = report.updated = writer.document_count();
    report.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started);
    return report;
  });
}

}  // namespace dossier::index

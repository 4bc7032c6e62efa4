// SPDX-License-Identifier: GPL-2.0-or-later
// The public Searcher: lends snapshots to threads, forwards to the search and results stages.
#include "analyze/analyzer.h"
#include "index/postings.h"
#include "results/hits.h"
#include "results/mentions.h"
#include "results/timeline.h"
#include "schema/fields.h"
#include "schema/format.h"
#include "search/absent.h"
#include "search/facets.h"
#include "search/misses.h"
#include "search/people.h"
#include "search/search.h"
#include "search/second_thoughts.h"
#include "search/similar.h"
#include "search/synonyms.h"
#include "search/values.h"
#include "store/moves.h"
#include "store/snapshot.h"
#include "store/stored_document.h"
#include "store/terms.h"
#include "support/file.h"

#include <dossier/error.h>
#include <dossier/mentions.h>
#include <dossier/searcher.h>
#include <dossier/similar.h>
#include <dossier/timeline.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>

#include <fmt/format.h>

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

template <class Visit>
void require(const Visit& visit) {
  if (!visit) throw Error(ErrorCode::invalid_argument, "there is no function to visit documents with");
}

void fill_dates(const store::Columns& columns, IndexStats& stats) {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  for (store::DocumentNumber number = 1; number <= columns.last(); ++number) {
    const std::uint32_t date = columns.date(number);
    if (date == 0) continue;
    first = first == 0 ? date : std::min(first, date);
    last = std::max(last, date);
  }
  if (const auto date = schema::date_of_number(first)) stats.first_date = date->iso();
  if (const auto date = schema::date_of_number(last)) stats.last_date = date->iso();
}

void fill_from_manifest(const store::Manifest& manifest, IndexStats& stats) {
  stats.roots = manifest.roots();
  for (const store::ManifestEntry& entry : manifest.files()) {
    if (entry.failures == 0) continue;
    for (const auto& failure : store::Manifest::file(entry).failures)
      stats.failed.emplace_back(
          failure.line == 0 ? std::string(entry.key) : fmt::format("{}:{}", entry.key, failure.line),
          failure.reason);
  }
}

/// Which documents match, and what finds the mentions in them.
struct Mentioning {
  std::vector<std::string> ids;
  std::vector<search::Leaf> leaves;
  std::vector<QueryIssue> issues;
};

Mentioning find_mentioning(const store::Snapshot& snapshot, SearchRequest request,
                           const search::Deadline& deadline) {
  request.limit.reset();
  request.offset = 0;
  request.facets.clear();
  search::Found found = search::run(snapshot, request, deadline);
  Mentioning mentioning{{}, std::move(found.match.leaves), std::move(found.issues)};
  for (const auto& ranked : found.page) mentioning.ids.emplace_back(snapshot.columns->id(ranked.number));
  return mentioning;
}

/// The number of a document by its id, or by one from before a move; 0 when there is none.
store::DocumentNumber number_now(const store::Snapshot& snapshot, std::string_view id) {
  if (const auto number = search::document_with_id(snapshot, id); number != 0) return number;
  const auto now = store::moved_to(snapshot.database, id);
  return now ? search::document_with_id(snapshot, *now) : 0;
}

/// Hits, total, facets and issues.
SearchResults answer_of(const store::Snapshot& snapshot, search::Found& found, const SearchRequest& request,
                        const search::Deadline& deadline) {
  SearchResults answer;
  answer.hits = results::make_hits(snapshot, found, request, deadline);
  answer.total = found.total;
  answer.is_total_exact = found.is_total_exact;
  answer.facets = std::move(found.facets);
  answer.issues = std::move(found.issues);
  answer.expanded = std::move(found.match.expanded);
  answer.absent = search::absent_parts(found, request.query);
  return answer;
}

std::vector<search::SynonymRule> synonym_rules(const SearcherOptions& options) {
  std::vector<search::SynonymRule> rules;
  for (const auto& file : options.synonym_files) {
    auto more =
        search::parse_synonyms(support::read_file(file, search::max_synonym_file_bytes), file.native());
    std::move(more.begin(), more.end(), std::back_inserter(rules));
  }
  return rules;
}

std::chrono::microseconds time_since(Clock::time_point started) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started);
}

}  // namespace

class Searcher::Impl {
 public:
  Impl(const std::filesystem::path& index_dir, const SearcherOptions& options)
      : pool_(index_dir, index::make_words,
              [rules = synonym_rules(options)](const Xapian::Database& database,
                                               const store::Settings& settings) {
                return search::make_synonyms(database, settings, rules);
              }) {}

  [[nodiscard]] SearchResults search(const SearchRequest& request) const {
    const auto started = Clock::now();
    const search::Deadline deadline = search::deadline_of(request);
    SearchResults results = pool_.run([&](const store::Snapshot& snapshot) {
      search::Found found = search::run(snapshot, request, deadline);
      SearchResults thoughts;
      const auto instead = search::second_thoughts(snapshot, request, deadline, found, thoughts);
      SearchResults answer = answer_of(snapshot, found, instead ? *instead : request, deadline);
      answer.suggestions = std::move(thoughts.suggestions);
      answer.corrected = std::move(thoughts.corrected);
      answer.loosened = std::move(thoughts.loosened);
      return answer;
    });
    results.elapsed = time_since(started);
    return results;
  }

  [[nodiscard]] std::optional<SimilarResults> similar(std::string_view id,
                                                      const SearchRequest& request) const {
    const auto started = Clock::now();
    const search::Deadline deadline = search::deadline_of(request);
    auto similar = pool_.run([&](const store::Snapshot& snapshot) -> std::optional<SimilarResults> {
      const store::DocumentNumber number = number_now(snapshot, id);
      if (number == 0) return std::nullopt;
      search::SimilarFound found = search::find_similar(snapshot, number, request, deadline);
      return SimilarResults{std::string(snapshot.columns->id(number)), std::move(found.words),
                            answer_of(snapshot, found.found, request, deadline)};
    });
    if (similar) similar->results.elapsed = time_since(started);
    return similar;
  }

  [[nodiscard]] std::optional<StoredDocument> document(std::string_view id) const {
    return pool_.run([&](const store::Snapshot& snapshot) -> std::optional<StoredDocument> {
      const store::DocumentNumber number = number_now(snapshot, id);
      if (number == 0) return std::nullopt;
      store::StoredRecord stored = store::decode_document(snapshot.database.get_document(number).get_data());
      stored.record.duplicate_of = results::duplicate_of(*snapshot.columns, number);
      return StoredDocument{std::move(stored.record), std::move(stored.paragraphs)};
    });
  }

  MentionReport for_each_mention(const SearchRequest& request,
                                 const std::function<bool(const DocumentMentions&)>& visit) const {
    const search::Deadline deadline = search::deadline_of(request);
    Mentioning mentioning = pool_.run(
        [&](const store::Snapshot& snapshot) { return find_mentioning(snapshot, request, deadline); });
    results::MentionFinder finder(mentioning.leaves);
    for (const auto& id : mentioning.ids) {
      deadline.check();
      const auto found =
          pool_.run([&](const store::Snapshot& snapshot) { return mentions(snapshot, id, finder); });
      if (found && !visit(*found)) break;
    }
    return {mentioning.ids.size(), std::move(mentioning.issues)};
  }

  bool refresh() const { return pool_.refresh(); }
  [[nodiscard]] bool is_outdated() const { return pool_.is_outdated(); }

  [[nodiscard]] std::vector<std::string> ids() const {
    return pool_.run([](const store::Snapshot& snapshot) {
      std::vector<std::string> ids;
      for (store::DocumentNumber number = 1; number <= snapshot.columns->last(); ++number)
        if (snapshot.columns->has(number)) ids.emplace_back(snapshot.columns->id(number));
      std::sort(ids.begin(), ids.end());
      return ids;
    });
  }

  template <class Work>
  [[nodiscard]] auto with_snapshot(Work&& work) const {
    return pool_.run(std::forward<Work>(work));
  }

  [[nodiscard]] Explanation explain(const SearchRequest& request) const {
    return pool_.run([&](const store::Snapshot& snapshot) { return search::explain(snapshot, request); });
  }

  [[nodiscard]] IndexStats stats() const {
    return pool_.run([&](const store::Snapshot& snapshot) {
      IndexStats stats;
      stats.format_version = std::to_string(schema::index_format_version);
      stats.software_version = snapshot.settings->software_version;
      stats.documents = snapshot.database.get_doccount();
      stats.terms_total = snapshot.database.get_total_length();
      stats.average_length = snapshot.database.get_avlength();
      stats.bytes_on_disk = support::directory_bytes(pool_.directory().path());
      fill_dates(*snapshot.columns, stats);
      fill_from_manifest(store::load_manifest(snapshot.database, snapshot.generation), stats);
      const search::Bitmap all = search::all_documents(snapshot);
      for (const schema::Field field : schema::value_facets)
        stats.facets.push_back(search::count_facet(*snapshot.columns, {field}, all));
      stats.facets.push_back(search::count_facet(*snapshot.columns, {schema::Field::date}, all));
      return stats;
    });
  }

 private:
  [[nodiscard]] static std::optional<DocumentMentions> mentions(const store::Snapshot& snapshot,
                                                                std::string_view id,
                                                                results::MentionFinder& finder) {
    const store::DocumentNumber number = search::document_with_id(snapshot, id);
    if (number == 0) return std::nullopt;
    auto found = finder.find(store::decode_document(snapshot.database.get_document(number).get_data()));
    found.document.duplicate_of = results::duplicate_of(*snapshot.columns, number);
    return found;
  }

  store::SnapshotPool pool_;
};

Searcher::Searcher(const std::filesystem::path& index_dir) : Searcher(index_dir, SearcherOptions{}) {}
Searcher::Searcher(const std::filesystem::path& index_dir, const SearcherOptions& options)
    : impl_(std::make_unique<Impl>(index_dir, options)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

bool Searcher::refresh() {
  return impl_->refresh();
}
bool Searcher::is_outdated() const {
  return impl_->is_outdated();
}

SearchResults Searcher::search(const SearchRequest& request) const {
  return impl_->search(request);
}

std::optional<SimilarResults> Searcher::similar(std::string_view id, const SearchRequest& request) const {
  return impl_->similar(id, request);
}

std::optional<StoredDocument> Searcher::document(std::string_view id) const {
  return impl_->document(id);
}

void Searcher::for_each_document(const std::function<bool(const DocumentRecord&)>& visit) const {
  require(visit);
  for (const auto& id : impl_->ids()) {
    // One that a commit removed meanwhile is passed over.
    const auto stored = impl_->document(id);
    if (stored && !visit(stored->record)) return;
  }
}

MentionReport Searcher::for_each_mention(const SearchRequest& request,
                                         const std::function<bool(const DocumentMentions&)>& visit) const {
  require(visit);
  return impl_->for_each_mention(request, visit);
}

Timeline Searcher::timeline(const SearchRequest& request, const TimelineOptions& options) const {
  const search::Deadline deadline = search::deadline_of(request);
  return impl_->with_snapshot([&](const store::Snapshot& snapshot) {
    return results::make_timeline(snapshot, request, options, deadline);
  });
}

Explanation Searcher::explain(const SearchRequest& request) const {
  return impl_->explain(request);
}

std::optional<std::vector<ClauseMatch>> Searcher::why_not(const SearchRequest& request,
                                                          std::string_view id) const {
  const search::Deadline deadline = search::deadline_of(request);
  return impl_->with_snapshot(
      [&](const store::Snapshot& snapshot) -> std::optional<std::vector<ClauseMatch>> {
        const store::DocumentNumber number = number_now(snapshot, id);
        if (number == 0) return std::nullopt;
        return search::why_not(snapshot, request, number, deadline);
      });
}

IndexStats Searcher::stats() const {
  return impl_->stats();
}

std::vector<MinisterSummary> Searcher::ministers() const {
  return impl_->with_snapshot([](const store::Snapshot& snapshot) { return search::ministers(snapshot); });
}

std::vector<std::string> Searcher::ministers_named(std::string_view name) const {
  return impl_->with_snapshot([&](const store::Snapshot& snapshot) {
    return search::resolve_value(snapshot, schema::Field::minister, name);
  });
}

std::vector<OfficeHolder> Searcher::office_holders(std::string_view office, std::string_view on) const {
  return impl_->with_snapshot([&](const store::Snapshot& snapshot) {
    return search::office_holders(*snapshot.settings, office, on);
  });
}

std::vector<std::string> facet_names() {
  std::vector<std::string> names;
  for (const schema::Field field : schema::value_facets) names.emplace_back(schema::facet_name(field));
  for (const schema::DateStep step : schema::date_steps)
    names.emplace_back(schema::facet_name({schema::Field::date, step}));
  return names;
}

std::vector<TermInfo> explain_text(std::string_view text, std::string_view language) {
  std::vector<TermInfo> terms;
  analyze::Analyzer analyzer;
  analyzer.analyze(text, analyze::stem_language(language), [&](const analyze::Token& token) {
    const auto add = [&](const std::string& term, std::string_view kind, std::uint32_t position) {
      terms.push_back({term, std::string(kind), position, token.begin, token.end});
    };
    add(token.stem, "stem", token.position);
    if (token.exact != token.stem) add(token.exact, "exact", 0);
    if (!token.capitals.empty()) add(token.capitals, "capitals", 0);
    if (!token.joined.empty()) add(token.joined, "joined", 0);
  });
  return terms;
}

}  // namespace dossier

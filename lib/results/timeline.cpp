// SPDX-License-Identifier: GPL-2.0-or-later
// When was something spoken of, and how much?
#include "results/timeline.h"

#include "results/hits.h"
#include "results/mentions.h"
#include "results/periods.h"
#include "schema/fields.h"
#include "search/filters.h"
#include "search/search.h"
#include "search/today.h"
#include "store/stored_document.h"

#include <dossier/error.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace dossier::results {
namespace {

using store::DocumentNumber;

/// The facet to split by, by its place in `schema::value_facets`; none: no splitting.
std::optional<std::size_t> facet_to_split_by(const std::string& name) {
  if (name.empty()) return std::nullopt;
  const auto facet = schema::facet_named(name);
  if (facet && facet->field != schema::Field::date) return store::facet_index(facet->field);
  std::vector<std::string_view> names;
  for (const schema::Field field : schema::value_facets) names.push_back(schema::facet_name(field));
  throw Error(ErrorCode::invalid_argument, fmt::format("a timeline cannot be split by '{}'", name),
              fmt::format("it can by: {}", fmt::join(names, ", ")));
}

/// What could match: all documents that the filters select, those within the query included.
search::Bitmap searched(const store::Snapshot& snapshot, const SearchRequest& request,
                        const search::Deadline& deadline) {
  std::vector<QueryIssue> known;
  const schema::Date today = search::today_of(request);
  auto parsed = query::parse(request.query, today);
  search::FilterSet filters;
  filters.add(request.filters, today);
  filters.take_from(parsed.root);
  filters.resolve(snapshot, deadline, known);
  search::Bitmap documents = search::all_documents(snapshot);
  filters.apply(documents);
  return documents;
}

search::Found matching(const store::Snapshot& snapshot, SearchRequest request,
                       const search::Deadline& deadline) {
  request.sort = SortOrder::oldest;
  request.limit.reset();
  request.offset = 0;
  request.facets.clear();
  return search::run(snapshot, request, deadline);
}

std::uint64_t count_words(const store::DocumentWords& document) {
  const auto codes = document.codes();
  return codes.size() -
         static_cast<std::size_t>(std::count(codes.begin(), codes.end(), store::paragraph_end));
}

/// Makes one timeline.
class Maker {
 public:
  Maker(const store::Snapshot& snapshot, const search::Found& found, const TimelineOptions& options)
      : snapshot_(snapshot),
        finder_(found.match.leaves),
        facet_(facet_to_split_by(options.split)),
        counter_(options.by, facet_ ? PeriodCounter::Splitting::on : PeriodCounter::Splitting::off,
                 facet_ ? snapshot.columns->values(*facet_) : no_values_),
        matches_(snapshot.columns->last()) {
    for (const auto& ranked : found.page) matches_.add(ranked.number);
  }

  void add(DocumentNumber number) {
    TimelineEntry entry;
    entry.date = snapshot_.columns->date(number);
    entry.words = count_words(snapshot_.words->words(number));
    if (facet_) entry.values = snapshot_.columns->ordinals(*facet_, number);
    entry.is_match = matches_.has(number);
    if (entry.is_match) {
      entry.mentions = finder_.find(store::decode_document(data_of(number))).count();
      note(number, entry);
    }
    counter_.add(entry);
  }

  [[nodiscard]] Timeline finish() {
    Timeline timeline;
    counter_.fill(timeline);
    timeline.longest_silence = longest_silence(std::move(dated_));
    if (first_ != 0) timeline.first_use = use_of(first_, End::first);
    if (last_ != 0) timeline.last_use = use_of(last_, End::last);
    return timeline;
  }

 private:
  enum class End { first, last };

  [[nodiscard]] std::string data_of(DocumentNumber number) const {
    return snapshot_.database.get_document(number, Xapian::DOC_ASSUME_VALID).get_data();
  }

  /// Date, then id: earlier documents are less.
  [[nodiscard]] bool is_before(DocumentNumber a, DocumentNumber b) const {
    const auto& columns = *snapshot_.columns;
    return std::pair(columns.date(a), columns.id(a)) < std::pair(columns.date(b), columns.id(b));
  }

  void note(DocumentNumber number, const TimelineEntry& entry) {
    if (entry.date == 0) return;
    dated_.push_back({entry.date, std::string(snapshot_.columns->id(number))});
    if (entry.mentions == 0) return;
    if (first_ == 0 || is_before(number, first_)) first_ = number;
    if (last_ == 0 || is_before(last_, number)) last_ = number;
  }

  /// The first mention in a document, or its last one; in the text rather than in the title.
  [[nodiscard]] TimelineUse use_of(DocumentNumber number, End end) {
    DocumentMentions found = finder_.find(store::decode_document(data_of(number)));
    const auto& passages = found.passages;
    const bool has_text = passages.size() > 1;
    const std::size_t first = has_text && !passages.front().index ? 1 : 0;
    const MentionPassage& passage = end == End::first ? passages[first] : passages.back();
    TimelineUse use;
    use.sentence = sentence_around(passage, end == End::first ? 0 : passage.places.size() - 1);
    use.document = std::move(found.document);
    use.document.duplicate_of = duplicate_of(*snapshot_.columns, number);
    return use;
  }

  const store::Snapshot& snapshot_;
  MentionFinder finder_;
  std::optional<std::size_t> facet_;
  const std::vector<std::string> no_values_;
  PeriodCounter counter_;
  search::Bitmap matches_;
  std::vector<DatedDocument> dated_;
  DocumentNumber first_ = 0;
  DocumentNumber last_ = 0;
};

}  // namespace

Timeline make_timeline(const store::Snapshot& snapshot, const SearchRequest& request,
                       const TimelineOptions& options, const search::Deadline& deadline) {
  search::Found found = matching(snapshot, request, deadline);
  Maker maker(snapshot, found, options);
  searched(snapshot, request, deadline).for_each([&](DocumentNumber number) {
    deadline.check();
    maker.add(number);
  });
  deadline.check();
  Timeline timeline = maker.finish();
  timeline.issues = std::move(found.issues);
  return timeline;
}

}  // namespace dossier::results

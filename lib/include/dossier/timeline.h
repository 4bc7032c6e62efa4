// SPDX-License-Identifier: GPL-2.0-or-later
// When was something spoken of, and how much?
#pragma once

#include <dossier/document.h>
#include <dossier/export.h>
#include <dossier/searcher.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

/// How long a period of a timeline is.
enum class TimelinePeriod { year, quarter, month };

/// What a timeline is wanted of.
struct TimelineOptions {
  TimelinePeriod by = TimelinePeriod::year;
  /// Name of a facet whose values get a series each: `minister`, `category`, `topic`, ...; every name of
  /// `facet_names` but `year`, `quarter` and `month`. Empty: no series.
  std::string split;
};

/// What happened in one period.
struct TimelineCount {
  /// Documents that match query and filters.
  std::size_t documents = 0;
  /// Mentions of the query in them (see `MentionPassage`).
  std::size_t mentions = 0;
  /// Documents that the filters select, whether they mention the query or not: what could have.
  std::size_t searched_documents = 0;
  /// Words of the searched documents, titles included. In scripts without spaces: pairs of characters.
  std::uint64_t searched_words = 0;

  /// Mentions in 10,000 searched words; 0 where nothing was searched.
  [[nodiscard]] double mentions_per_10000_words() const noexcept {
    return searched_words == 0
               ? 0.0
               : 10000.0 * static_cast<double>(mentions) / static_cast<double>(searched_words);
  }
};

/// Counts by period of all documents, or of those with one value of a facet.
struct TimelineSeries {
  /// The facet's value; `none` for documents without one; empty for all documents.
  std::string value;
  /// One for each of `Timeline::periods`.
  std::vector<TimelineCount> counts;
  /// Documents without a date, which are in no period.
  TimelineCount undated;
  /// All of the above together.
  TimelineCount total;
};

/// The document in which the query was mentioned first, or last.
struct TimelineUse {
  DocumentRecord document;
  /// The sentence, with its mentions.
  Snippet sentence;
};

/// The longest time between two documents that match and follow each other in time.
struct TimelineSilence {
  std::string from_id;
  /// Date of the document before the silence, ISO 8601. A partial date counts with its first day.
  std::string from_date;
  std::string until_id;
  std::string until_date;
  /// From the one day to the other; at least 1.
  std::size_t days = 0;
};

/// A query's documents and mentions over time.
struct Timeline {
  /// `2023`, `2023-Q2` or `2023-02`: every period from the first to the last document that the filters
  /// select, those without any document between included. A partial date counts with its first day.
  std::vector<std::string> periods;
  /// All documents.
  TimelineSeries all;
  /// One a value of the facet to split by that a matching document has: the most mentions first, then the
  /// most documents, then by name. A document with several values counts for each.
  std::vector<TimelineSeries> series;
  /// None when no dated document mentions the query.
  std::optional<TimelineUse> first_use;
  std::optional<TimelineUse> last_use;
  /// None with fewer than two days on which documents match.
  std::optional<TimelineSilence> longest_silence;
  std::vector<QueryIssue> issues;
};

}  // namespace dossier

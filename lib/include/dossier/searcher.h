// SPDX-License-Identifier: GPL-2.0-or-later
// How does a program ask an index?
#pragma once

#include <dossier/document.h>
#include <dossier/export.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

/// How hits are ordered. Equal ones: newest first, then by id; documents without a date come last.
enum class SortOrder { relevance, newest, oldest };

/// What may be selected apart from the query. Values of one field are joined by OR, fields by AND.
/// Values are matched without regard to case and accents; synonyms of the taxonomy and spellings of
/// the authority files are understood. `none` selects documents without a value.
struct SearchFilters {
  std::vector<std::string> categories;
  std::vector<std::string> ministers;
  std::vector<std::string> topics;
  /// ISO date, possibly partial (`2022`, `2022-03`), or relative to `SearchRequest::today` (`90d`,
  /// `last-month`); the earliest day included.
  std::string since;
  /// The same; the whole of the last year, month or day is included.
  std::string until;
};

/// Whether hits carry a snippet. Without, a search is faster.
enum class SnippetMode { none, best_passage };

/// Whether words stand for other words that mean the same.
enum class WordExpansion {
  none,      ///< just the words, in their forms
  spelling,  ///< British and American spellings too ("centre", "center")
  meaning,   ///< and acronyms, what they stand for, compounds written otherwise, synonyms. @since 0.1
};

/// What to do with a query that has issues.
enum class QueryMode {
  lenient,  ///< answer it as well as possible and report what was repaired
  strict,   ///< throw Error `invalid_argument`
};

/// What to do about words of the query that no document has.
enum class SpellingMode {
  off,      ///< nothing
  suggest,  ///< say which spellings have hits
  correct,  ///< and answer a query without hits as the best of them; never in strict mode
};

/// One search.
struct SearchRequest {
  /// In the query language (docs/query-syntax.md); may be empty: then the filters select, newest first.
  std::string query;
  SearchFilters filters;
  SortOrder sort = SortOrder::relevance;
  /// Hits wanted; none: all of them. Default 10.
  std::optional<std::size_t> limit = 10;
  /// Hits passed over before the first one returned.
  std::size_t offset = 0;
  /// Names of facets to count: `category`, `minister`, `topic`, `year`, `language`, ...; see `facet_names`.
  std::vector<std::string> facets;
  /// So many values of each facet; none: all of them.
  std::optional<std::size_t> facet_limit = std::nullopt;
  SnippetMode snippets = SnippetMode::best_passage;
  /// About how long a snippet may be, in code points, 40 to 2000; what is outside is taken as the nearest.
  std::size_t snippet_length = 240;
  /// So many passages of each hit, from different paragraphs, 1 to 3; what is outside is taken as the
  /// nearest.
  std::size_t snippet_passages = 1;
  QueryMode mode = QueryMode::lenient;
  /// Exact forms (`=word`) and what is asked not to be there are never expanded; a phrase only where all of
  /// it is what an acronym stands for.
  WordExpansion expansion = WordExpansion::meaning;
  /// The search gives up with Error `cancelled` after this long; none: never. Not above 0: at once. A
  /// document is looked at to its end, and a new state of the index loaded, before that.
  std::optional<std::chrono::milliseconds> timeout;
  /// The search gives up with Error `cancelled` when stop is requested.
  std::stop_token cancel;
  /// ISO date of the day from which relative dates (`since:90d`, `last-month`) are counted; empty: the day of
  /// the call, in UTC.
  std::string today = {};
  /// @since 0.1
  SpellingMode spelling = SpellingMode::suggest;
  /// Whether an answer of fewer than three documents says what looser queries would find. Off: that takes as
  /// long as running each of them. @since 0.1
  bool explain_misses = false;
  /// Off: a phrase, an exact form or NEAR that every hit must have is looked for in as many documents only as
  /// the page needs; `SearchResults::total` may then be too low, and `absent` not name it. The documents,
  /// their scores and their order are the same; passages may be others. Of no effect with facets, with all
  /// hits asked for, and for words, whose total costs nothing. @since 0.1
  bool count_total = true;
};

/// Something about the query that the user should know: it was repaired, or a part of it means nothing.
struct QueryIssue {
  /// Bytes into the query text. For a filter given apart, offset and length are 0 and the message names it.
  std::size_t offset = 0;
  std::size_t length = 0;
  /// Lower case, no full stop, names the value.
  std::string message;
};

/// A word of the query, or several side by side, looked for by other words too, which documents have.
struct ExpandedWord {
  /// The part of the query that it belongs to, in bytes.
  std::size_t offset = 0;
  std::size_t length = 0;
  /// As typed; several with spaces between. A part of a compound is folded.
  std::string word;
  /// Words, acronyms as they are written, or several words that stand side by side.
  std::vector<std::string> also;
};

/// A query that is spelt otherwise, and has hits. @since 0.1
struct SpellingSuggestion {
  /// The bytes of the query that are replaced: a word, or all from the first such word to the last.
  std::size_t offset = 0;
  std::size_t length = 0;
  /// What stands there instead.
  std::string replacement;
  /// The whole query, as typed but for the replacement.
  std::string query;
  /// Exact number of documents that it finds, with the same filters.
  std::size_t total = 0;
};

/// A query with a part left out or loosened, which finds more. @since 0.1
struct LoosenedQuery {
  /// For people: `without --since 2023`, `with NEAR/15 instead of NEAR/5`, `as words: data centre`.
  std::string description;
  std::string query;
  SearchFilters filters;
  /// Exact number of documents that it finds.
  std::size_t total = 0;
};

/// A part of a request, held against one document. @since 0.1
struct ClauseMatch {
  /// As typed; a filter given apart as an option of the program (`--since 2023`).
  std::string text;
  /// Bytes into the query; both 0: a filter given apart.
  std::size_t offset = 0;
  std::size_t length = 0;
  /// Whether the document has what the clause asks for; of one with `-` or NOT: whether it has it not.
  bool matches = false;
  /// Whether the document is left out because of this clause. Words any of which would do leave it out
  /// together.
  bool excludes = false;
};

/// A passage of a hit.
struct Snippet {
  /// UTF-8, without control characters; not escaped for any markup.
  std::string text;
  /// Half-open byte ranges of `text` that match the query, in order, apart from each other.
  std::vector<std::pair<std::size_t, std::size_t>> highlights;
  /// The paragraph's number as the document prints it; none where it prints none.
  std::optional<std::string> paragraph;
  /// What the paragraph is: in a parliamentary question, which side it is from.
  ParagraphKind kind = ParagraphKind::body;
  /// The page on which the paragraph begins, in a document that has pages.
  std::optional<std::uint32_t> page = std::nullopt;
};

/// One document found.
struct Hit {
  /// 1 for the first of all hits, whatever the offset.
  std::size_t rank = 0;
  /// The higher the better; comparable within one answer only; 0 where no words were asked for.
  double score = 0;
  DocumentRecord document;
  /// The best passage.
  Snippet snippet;
  /// The next best ones, in the order of the text; empty unless more than one was asked for.
  std::vector<Snippet> more_passages = {};
  /// Half-open byte ranges of `document.title` that match the query, in order, apart from each other; empty
  /// without snippets.
  std::vector<std::pair<std::size_t, std::size_t>> title_highlights = {};
};

/// One value of a facet and the number of documents that have it.
struct FacetValue {
  std::string value;
  std::size_t count = 0;
};

/// The values of one facet among the matches, the most frequent first (years, quarters and months: the newest
/// first). Counts are exact and ignore the filters on this facet itself. A document with several values
/// counts for each. A value selects its documents as it stands here, as a filter or quoted in the query.
struct Facet {
  std::string name;
  std::vector<FacetValue> values;
  /// Documents without any value: the filter `none` selects them (`date:none` those without a date).
  std::size_t without = 0;
  /// How many values there are beyond `SearchRequest::facet_limit`.
  std::size_t further_values = 0;
};

/// The answer to one search.
struct SearchResults {
  /// Number of documents that match query and filters.
  std::size_t total = 0;
  /// Else at least so many match; see `SearchRequest::count_total`. @since 0.1
  bool is_total_exact = true;
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  std::vector<QueryIssue> issues;
  /// From query text to filled hits.
  std::chrono::microseconds elapsed{0};
  /// Words that were expanded, in order.
  std::vector<ExpandedWord> expanded = {};
  /// Other spellings, the best first: at most five. `issues` and these are about the query as it was asked.
  /// @since 0.1
  std::vector<SpellingSuggestion> suggestions = {};
  /// The query that was answered instead, since the one that was asked has no hits (`SpellingMode::correct`).
  /// @since 0.1
  std::optional<std::string> corrected = {};
  /// Words, phrases and patterns of the answered query that no document has, as they are typed there, each
  /// once; an expansion of theirs may be found all the same. @since 0.1
  std::vector<std::string> absent = {};
  /// What the answered query would find if it were looser, the most useful first: at most six; see
  /// `SearchRequest::explain_misses`. @since 0.1
  std::vector<LoosenedQuery> loosened = {};
};

/// A token of a query.
struct QueryTokenInfo {
  /// `word`, `phrase`, `wildcard`, `value`, `dates`, `operator`, `sign` or `bracket`.
  std::string kind;
  /// As it stands in the query, at these bytes.
  std::string text;
  std::size_t offset = 0;
  std::size_t length = 0;
  /// Terms of the index that it is looked for by, with their prefixes: the first ten.
  std::vector<std::string> terms;
  /// How many terms there are: of a wildcard, the words that it stands for.
  std::size_t term_count = 0;
};

/// How the library understood a query, for people who wonder.
struct Explanation {
  /// The query in canonical form.
  std::string canonical;
  /// The syntax tree, one node a line.
  std::string tree;
  /// What is read from Xapian: for each word its terms, and how many documents have any of them.
  std::string compiled;
  std::vector<QueryIssue> issues;
  std::vector<QueryTokenInfo> tokens = {};
  /// As in `SearchResults`. @since 0.1
  std::vector<ExpandedWord> expanded = {};
};

/// One term that the analyzer makes of a text.
struct TermInfo {
  /// The term as it stands in the index, without its prefix.
  std::string term;
  /// `stem`, `exact`, `capitals` or `joined`.
  std::string kind;
  /// Where it stands; 0 for terms without position.
  std::uint32_t position = 0;
  /// Half-open byte range in the text.
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Figures about an index.
struct IndexStats {
  /// Of the index format: a whole number (docs/index-format.md).
  std::string format_version;
  /// Of the library that wrote the index last.
  std::string software_version;
  std::size_t documents = 0;
  /// Terms of all documents together, each as often as it stands there.
  std::uint64_t terms_total = 0;
  /// Terms of a document on average.
  double average_length = 0;
  /// Of all files of the index.
  std::uint64_t bytes_on_disk = 0;
  /// ISO dates of the oldest and the newest document, partial where its date is; empty when none has one.
  std::string first_date;
  std::string last_date;
  std::vector<Root> roots;
  /// Every facet that `SearchRequest::facets` can count, but for quarters and months, with all values.
  std::vector<Facet> facets;
  /// Files and records that could not be read in the last run that saw them: id or path, with `:LINE` for a
  /// record of a record file, and the reason.
  std::vector<std::pair<std::string, std::string>> failed;
};

/// A person whom the index has as a minister.
struct MinisterSummary {
  /// As in the facet.
  std::string name;
  std::size_t documents = 0;
  /// ISO dates of the first and last of these documents; empty when none has a date.
  std::string first_date;
  std::string last_date;
  /// Whether an authority file that the index was made with knows the person.
  bool is_in_authority = false;
};

/// A person who held an office.
struct OfficeHolder {
  std::string name;
  /// The office as the authority file writes it.
  std::string office;
  /// First and last day, ISO 8601; empty: not known, or (last day) still held when the file was written.
  std::string from;
  std::string to;
};

struct SimilarResults;    // <dossier/similar.h>
struct DocumentMentions;  // <dossier/mentions.h>
struct MentionReport;
struct Timeline;  // <dossier/timeline.h>
struct TimelineOptions;

/// What `Searcher` may be told. @since 0.1
struct SearcherOptions {
  /// Files of rules about words that mean the same (docs/synonyms.md), at most 1 MiB each; read once, by the
  /// constructor. Default none.
  std::vector<std::filesystem::path> synonym_files = {};
};

/// Answers searches from one index. One object may be shared by threads: all member functions may be
/// called concurrently. It sees the state of the index at its latest use: a search that meets a commit is
/// rerun by itself. Every member function may throw Error `index_missing`, `index_damaged` or `index_format`
/// when the index was removed, damaged or replaced meanwhile, and `io`; below stands what it throws besides.
/// Files of the index are mapped into memory: one that another program shortens or writes over in place, as a
/// copy into the index's folder does, ends the process with a signal. Put a restored index in its place by
/// renaming (docs/cron.md).
class DOSSIER_API Searcher {
 public:
  /// \param index_dir a relative path is taken from the current folder of now
  /// \throws Error `index_missing`, `index_damaged` or `index_format`.
  explicit Searcher(const std::filesystem::path& index_dir);
  /// \throws Error likewise, and for the files of `options` `invalid_argument`, `not_found` or `io`.
  /// @since 0.1
  Searcher(const std::filesystem::path& index_dir, const SearcherOptions& options);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// Takes up what was committed since the latest use, as every other function does by itself: a program may
  /// call it while nobody waits. \returns whether there was something newer
  bool refresh();

  /// Whether something was committed since the latest use, so that what was shown may be out of date. Costs a
  /// few system calls.
  [[nodiscard]] bool is_outdated() const;

  /// Runs one search. \throws Error `cancelled`, `invalid_argument` (strict mode; unknown facet name; a
  /// filter date or `today` that is no date).
  [[nodiscard]] SearchResults search(const SearchRequest& request) const;

  /// One document with its text, by id; an id from before a move works too. None when unknown.
  [[nodiscard]] std::optional<StoredDocument> document(std::string_view id) const;

  /// The documents most like one, by id (one from before a move works too); none when it is unknown. The
  /// request's query, if any, and filters narrow them; sort, limit, offset, facets and snippets are as in
  /// `search`. \throws Error as `search`. Include <dossier/similar.h>.
  [[nodiscard]] std::optional<SimilarResults> similar(std::string_view id,
                                                      const SearchRequest& request = {}) const;

  /// Calls `visit` with every document, in order of id. `visit` returns false to stop.
  /// \throws Error `invalid_argument` for an empty `visit`
  void for_each_document(const std::function<bool(const DocumentRecord&)>& visit) const;

  /// Calls `visit` with every document that matches, and all places in it that mention the query, in the
  /// order that `request.sort` says; `limit`, `offset`, `facets` and `snippets` are passed over. `visit`
  /// returns false to stop, and may use the Searcher. A document that a commit removes meanwhile is passed
  /// over. \throws Error as `search`, and `invalid_argument` for an empty `visit`; what `visit` throws passes
  /// through. Include <dossier/mentions.h>.
  MentionReport for_each_mention(const SearchRequest& request,
                                 const std::function<bool(const DocumentMentions&)>& visit) const;

  /// Documents and mentions of a query over time. `sort`, `limit`, `offset`, `facets` and `snippets` are
  /// passed over. \throws Error as `search`, and `invalid_argument` when there is no such facet to split by,
  /// or more than four million counts (a wrong date can make thousands of months).
  /// Include <dossier/timeline.h>.
  [[nodiscard]] Timeline timeline(const SearchRequest& request, const TimelineOptions& options) const;

  /// How `query` is understood; a malformed one too. \throws Error `invalid_argument` for a filter date or
  /// `today` that is no date, `cancelled`, and in strict mode as `search`
  [[nodiscard]] Explanation explain(const SearchRequest& request) const;

  /// Which clauses and filters of a request a document matches, and which leave it out; in order, filters
  /// given apart first. None when the id is unknown; one from before a move works too. \throws Error as
  /// `search`
  /// @since 0.1
  [[nodiscard]] std::optional<std::vector<ClauseMatch>> why_not(const SearchRequest& request,
                                                                std::string_view id) const;

  /// Figures about the index.
  [[nodiscard]] IndexStats stats() const;

  /// Everybody whom documents have as a minister, by name.
  [[nodiscard]] std::vector<MinisterSummary> ministers() const;

  /// Who a name can mean: the values of `minister` that it stands for, by the authority files or by its
  /// words. Several when it is ambiguous.
  [[nodiscard]] std::vector<std::string> ministers_named(std::string_view name) const;

  /// Who held an office, by the authority files that the index was made with, in order of their first day.
  /// The office is compared without regard to case. \param on ISO date; empty: everybody who ever held it.
  /// \throws Error `invalid_argument` when it is no date
  [[nodiscard]] std::vector<OfficeHolder> office_holders(std::string_view office,
                                                         std::string_view on = {}) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The names that `SearchRequest::facets` understands. Thread-safe.
[[nodiscard]] DOSSIER_API std::vector<std::string> facet_names();

/// The terms that a text is cut into, without an index. \param language BCP 47 code, which says how words are
/// stemmed; one without rules of its own: as English. Thread-safe.
[[nodiscard]] DOSSIER_API std::vector<TermInfo> explain_text(std::string_view text,
                                                             std::string_view language = "en");

}  // namespace dossier

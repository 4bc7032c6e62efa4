// SPDX-License-Identifier: GPL-2.0-or-later
// Do documents, terms, values, columns and manifest of an index agree with each other?
#include "schema/date.h"
#include "schema/fields.h"
#include "store/check.h"
#include "store/field_values.h"
#include "store/forward_index.h"
#include "store/snapshot.h"
#include "store/stored_document.h"
#include "store/terms.h"
#include "support/hash.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <new>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

/// What a posting adds to the sum of its document: the sums over term lists and over posting lists must be
/// equal.
std::uint64_t weight_of(std::string_view term, Xapian::termcount wdf) {
  return support::hash64(term) * (2 * static_cast<std::uint64_t>(wdf) + 1);
}

/// Lengths of all documents, in terms.
struct Lengths {
  std::uint64_t total = 0;
  Xapian::termcount least = std::numeric_limits<Xapian::termcount>::max();
  Xapian::termcount most = 0;
};

/// Where the manifest has a document.
struct Listing {
  std::string file_key;
  std::string content_hash;
  bool is_seen = false;
};

/// The boolean terms that a record must have.
std::set<std::string> wanted_terms(const DocumentRecord& record) {
  std::set<std::string> terms{id_term(record.id)};
  for (const schema::Field field : schema::value_facets)
    for (const auto& value : values_of(record, field)) terms.insert(value_term(field, value));
  if (const auto date = schema::parse_date(record.date))
    terms.merge(std::set<std::string>{year_term(*date), month_term(*date), day_term(*date)});
  return terms;
}

/// How often each stem stands in a document; a word of the title counts `schema::title_weight` times.
using StemCounts = std::map<std::string, std::uint64_t>;

class ContentCheck {
 public:
  ContentCheck(const fs::path& generation, const MakeWords& make_words)
      : generation_(generation), make_words_(make_words) {}

  CheckReport run();

 private:
  template <class Work>
  void attempt(const std::string& subject, Work&& work);
  void damage(const std::string& subject, const std::string& message);
  template <class Decoded>
  std::optional<Decoded> read_own(const fs::path& file, std::string_view kind);
  void list_manifest();
  void check_documents();
  void check_lengths();
  void check_document(DocumentNumber number);
  [[nodiscard]] std::string subject_of(DocumentNumber number) const;
  void check_terms(DocumentNumber number, const std::string& subject, std::set<std::string> missing);
  [[nodiscard]] StemCounts stems_of(DocumentNumber number, const std::string& subject);
  void check_values(const Xapian::Document& document, const std::string& subject, const StoredRecord& stored);
  void check_columns(DocumentNumber number, const std::string& subject, const DocumentRecord& record);
  void check_listing(const std::string& subject, const StoredRecord& stored);
  void check_surplus();
  void check_postings();
  [[nodiscard]] bool column_has(DocumentNumber number, std::size_t facet, const DocumentRecord& record) const;

  const fs::path& generation_;
  const MakeWords& make_words_;
  CheckReport result_;
  Xapian::Database database_;
  Lengths lengths_;
  std::optional<Columns> columns_;
  std::optional<ForwardIndex> words_;
  std::optional<Manifest> manifest_;
  std::unordered_map<std::string, Listing> listings_;
  /// By document number: the sum over its term list, less those of posting lists.
  std::map<DocumentNumber, std::uint64_t> sums_;
};

void ContentCheck::damage(const std::string& subject, const std::string& message) {
  result_.findings.push_back({CheckKind::damage, subject, message});
}

/// Calls `work`; what is damaged becomes a finding, so that the rest is looked at too.
template <class Work>
void ContentCheck::attempt(const std::string& subject, Work&& work) {
  try {
    work();
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;
  } catch (const Xapian::Error& error) {
    const Error told = to_error(error, generation_.parent_path());
    if (told.code() == ErrorCode::io) throw Error(told);
    damage(subject, error.get_msg());
  } catch (const Error& error) {
    if (error.code() != ErrorCode::index_damaged) throw;
    damage(subject, error.what());
  } catch (const std::bad_alloc&) {
    damage(subject, "asks for more memory than there is");
  } catch (const std::length_error&) {
    damage(subject, "asks for more memory than there is");
  }
}

template <class Decoded>
std::optional<Decoded> ContentCheck::read_own(const fs::path& file, std::string_view kind) {
  std::optional<Decoded> decoded;
  attempt(file.filename().string(), [&] {
    std::error_code failure;
    if (!fs::exists(file, failure)) return damage(file.filename().string(), "is missing");
    const auto bytes = read_sidecar(file, kind, database_.get_uuid());
    if (!bytes) return damage(file.filename().string(), "is damaged, or belongs to another database");
    decoded = Decoded::decode(*bytes);
  });
  return decoded;
}

std::string ContentCheck::subject_of(DocumentNumber number) const {
  if (columns_ && columns_->has(number)) return fmt::format("document '{}'", columns_->id(number));
  return fmt::format("document {}", number);
}

void ContentCheck::list_manifest() {
  for (const ManifestEntry& entry : manifest_->files()) {
    for (const ManifestDocument& document : Manifest::file(entry).documents) {
      const bool is_new =
          listings_.try_emplace(document.id, Listing{std::string(entry.key), document.content_hash}).second;
      if (!is_new) damage("manifest", fmt::format("lists document '{}' twice", document.id));
    }
  }
}

void ContentCheck::check_terms(DocumentNumber number, const std::string& subject,
                               std::set<std::string> missing) {
  std::uint64_t& sum = sums_[number];
  StemCounts stems = stems_of(number, subject);
  for (auto term = database_.termlist_begin(number); term != database_.termlist_end(number); ++term) {
    sum += weight_of(*term, term.get_wdf());
    missing.erase(*term);
    const auto stem = stems.find(*term);
    if (stem == stems.end()) continue;
    if (stem->second != term.get_wdf())
      damage(subject, fmt::format("its words hold '{}' {} times, its terms {} times", stem->first,
                                  stem->second, term.get_wdf()));
    stems.erase(stem);
  }
  if (!stems.empty())
    damage(subject, fmt::format("its words hold '{}', which is no term of it", stems.begin()->first));
  if (!missing.empty()) damage(subject, fmt::format("has no term '{}'", *missing.begin()));
}

StemCounts ContentCheck::stems_of(DocumentNumber number, const std::string& subject) {
  StemCounts stems;
  if (!words_) return stems;
  attempt(subject, [&] {
    const DocumentWords record = words_->words(number);
    const WordSequence words = record.has_unknown_words()
                                   ? make_words_(decode_document(
                                         database_.get_document(number, Xapian::DOC_ASSUME_VALID).get_data()))
                                   : words_->sequence(number);
    if (words.words().empty()) damage(subject, "has no words in the forward index");
    if (record.pairs().bytes() != pair_signature(words))
      damage(subject, "its pairs of words are not those of its words");
    std::uint64_t weight = schema::title_weight;
    for (const std::uint32_t form : words.words()) {
      if (form == WordSequence::paragraph_end)
        weight = 1;
      else
        stems[std::string(words.form(form).stem)] += weight;
    }
  });
  return stems;
}

void ContentCheck::check_values(const Xapian::Document& document, const std::string& subject,
                                const StoredRecord& stored) {
  for (const schema::Field field : schema::value_facets) {
    const auto packed = document.get_value(schema::info(field).slot);
    if (unpack_values(packed) != values_of(stored.record, field))
      damage(subject, fmt::format("its value slot for '{}' holds other values", schema::facet_name(field)));
  }
}

bool ContentCheck::column_has(DocumentNumber number, std::size_t facet, const DocumentRecord& record) const {
  const auto ordinals = columns_->ordinals(facet, number);
  const auto& wanted = values_of(record, schema::value_facets[facet]);
  // Values that differ in case or accents only are one in the columns.
  return std::equal(ordinals.begin(), ordinals.end(), wanted.begin(), wanted.end(),
                    [&](std::uint32_t ordinal, const std::string& value) {
                      return text::fold(columns_->values(facet)[ordinal]) == text::fold(value);
                    });
}

void ContentCheck::check_columns(DocumentNumber number, const std::string& subject,
                                 const DocumentRecord& record) {
  if (!columns_) return;
  if (!columns_->has(number)) return damage(subject, "is missing in the columns");
  if (columns_->id(number) != record.id)
    damage(subject, fmt::format("is stored with the id '{}'", record.id));
  const auto date = schema::parse_date(record.date);
  if (columns_->length(number) != database_.get_doclength(number))
    damage(subject, "has another length in the columns");
  if (columns_->date(number) != (date ? date->number() : 0))
    damage(subject, "has another date in the columns");
  for (std::size_t facet = 0; facet < schema::value_facets.size(); ++facet)
    if (!column_has(number, facet, record))
      damage(subject, fmt::format("has other values of '{}' in the columns",
                                  schema::facet_name(schema::value_facets[facet])));
}

void ContentCheck::check_listing(const std::string& subject, const StoredRecord& stored) {
  if (!manifest_) return;
  const auto place = listings_.find(stored.record.id);
  if (place == listings_.end()) return damage(subject, "is missing in the manifest");
  Listing& listing = place->second;
  if (listing.is_seen) damage(subject, "is there twice");
  listing.is_seen = true;
  if (listing.file_key != stored.file_key)
    damage(subject,
           fmt::format("comes from '{}', by the manifest from '{}'", stored.file_key, listing.file_key));
  if (listing.content_hash != stored.content_hash)
    damage(subject, "has another content hash in the manifest");
}

void ContentCheck::check_document(DocumentNumber number) {
  const std::string subject = subject_of(number);
  std::set<std::string> terms;
  attempt(subject, [&] {
    const Xapian::Document document = database_.get_document(number);
    const std::string data = document.get_data();
    const StoredRecord stored = decode_document(data);
    const auto& provenance = stored.record.provenance;
    if (std::any_of(provenance.begin(), provenance.end(),
                    [](const auto& entry) { return entry.is_rejected; }))
      ++result_.doubtful;
    terms = wanted_terms(stored.record);
    check_columns(number, subject, stored.record);
    check_listing(subject, stored);
    check_values(document, subject, stored);
  });
  attempt(subject, [&] { check_terms(number, subject, std::move(terms)); });
}

/// The figures that ranking rests on.
void ContentCheck::check_lengths() {
  if (lengths_.total != database_.get_total_length())
    damage("database", fmt::format("documents have {} terms together, but it counts {}", lengths_.total,
                                   database_.get_total_length()));
  const bool are_bounds = result_.examined == 0 || (database_.get_doclength_lower_bound() <= lengths_.least &&
                                                    database_.get_doclength_upper_bound() >= lengths_.most);
  if (!are_bounds) damage("database", "documents are shorter or longer than it says of all");
}

void ContentCheck::check_documents() {
  for (auto place = database_.postlist_begin({}); place != database_.postlist_end({}); ++place) {
    ++result_.examined;
    sums_[*place] = 0;
    const auto length = database_.get_doclength(*place);
    lengths_.total += length;
    if (length > 0)
      lengths_.least = std::min(lengths_.least, length);  // those without words count for nothing
    lengths_.most = std::max(lengths_.most, length);
    check_document(*place);
  }
  if (result_.examined != database_.get_doccount())
    damage("database",
           fmt::format("holds {} documents, but counts {}", result_.examined, database_.get_doccount()));
}

/// What columns and manifest have, and the database does not.
void ContentCheck::check_surplus() {
  const DocumentNumber last = columns_ ? columns_->last() : 0;
  for (DocumentNumber number = 1; number <= last; ++number)
    if (columns_->has(number) && !sums_.contains(number))
      damage("columns",
             fmt::format("have document '{}', which the database does not hold", columns_->id(number)));
  for (const auto& [id, listing] : listings_)
    if (!listing.is_seen)
      damage("manifest", fmt::format("lists document '{}', which the database does not hold", id));
}

void ContentCheck::check_postings() {
  for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
    const std::string name = *term;
    for (auto place = database_.postlist_begin(name); place != database_.postlist_end(name); ++place)
      sums_[*place] -= weight_of(name, place.get_wdf());
  }
  for (const auto& [number, sum] : sums_)
    if (sum != 0) damage(subject_of(number), "its terms and the posting lists disagree");
}

CheckReport ContentCheck::run() {
  attempt("database", [&] {
    database_ = Xapian::Database(generation_.string());
    attempt("settings", [&] { (void)read_settings(database_); });
    const auto revision = database_.get_revision();
    columns_ = read_own<Columns>(columns_file(generation_, revision), columns_kind);
    manifest_ = read_own<Manifest>(manifest_file(generation_, revision), manifest_kind);
    words_ = open_forward_index(database_, generation_);
    if (!words_) damage("words", "are missing or damaged, or belong to another database");
    if (manifest_) list_manifest();
    attempt("database", [&] {
      check_documents();
      check_lengths();
    });
    check_surplus();
    attempt("database", [&] { check_postings(); });
  });
  return std::move(result_);
}

}  // namespace

CheckReport check_content(const fs::path& generation, const MakeWords& make_words) {
  return ContentCheck(generation, make_words).run();
}

}  // namespace dossier::store

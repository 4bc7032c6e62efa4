// SPDX-License-Identifier: GPL-2.0-or-later
// How does a file or a batch of records become documents that are ready to be written?
#include "index/prepare.h"

#include "extract/content_type.h"
#include "extract/extract.h"
#include "index/postings.h"
#include "index/raw_properties.h"
#include "metadata/dates.h"
#include "source/gzip.h"
#include "store/codec.h"
#include "store/stored_document.h"
#include "support/file.h"
#include "support/hash.h"
#include "text/charset.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <new>

#include <fmt/format.h>

namespace dossier::index {
namespace {

constexpr std::size_t max_id_bytes = 4096;
/// A database cuts what it stores into at most 65,535 pieces of some 2,000 bytes.
constexpr std::size_t max_stored_bytes = std::size_t{112} << 20;

source::ListingVocabulary vocabulary_of(const metadata::Taxonomy& taxonomy) {
  source::ListingVocabulary vocabulary;
  for (const auto& category : taxonomy.categories) {
    vocabulary.categories.push_back(category.label);
    vocabulary.categories.insert(vocabulary.categories.end(), category.synonyms.begin(),
                                 category.synonyms.end());
  }
  for (const auto& topic : taxonomy.topics) {
    vocabulary.topics.push_back(topic.value);
    vocabulary.topics.insert(vocabulary.topics.end(), topic.synonyms.begin(), topic.synonyms.end());
  }
  return vocabulary;
}

metadata::RawMetadata raw_of_given(Document&& given, std::string source) {
  metadata::RawMetadata raw;
  raw.id = given.id;
  raw.source = std::move(source);
  raw.id_is_path = false;
  raw.raw.paragraphs = extract::split_paragraphs(text::to_valid_utf8(given.text));
  raw.given = std::move(given);
  raw.given.text.clear();
  return raw;
}

metadata::RawMetadata raw_of_item(const source::ListingItem& item, const source::SourceFile& file) {
  metadata::RawMetadata raw;
  raw.id = fmt::format("{}#{}", file.id, item.slug);
  raw.source = file.id;
  raw.id_is_path = false;
  raw.given_provenance = "text";
  raw.given.id = raw.id;
  raw.given.title = item.title;
  raw.given.date = item.date;
  raw.given.categories = item.categories;
  raw.given.topics = item.topics;
  return raw;
}

/// The document, unless it is too large to be stored.
PreparedDocument storable(PreparedDocument&& document) {
  if (document.postings.data.size() > max_stored_bytes)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("its text takes {} MiB, and the largest that an index can store is {}",
                            document.postings.data.size() >> 20, max_stored_bytes >> 20),
                "divide it");
  return std::move(document);
}

}  // namespace

const std::string_view out_of_memory = "reading it takes more memory than the process may have";

std::string hash_of(const Document& given) {
  store::Encoder all;
  for (const auto* text : {&given.id, &given.title, &given.text, &given.date, &given.url, &given.language})
    all.text(*text);
  for (const auto* texts : {&given.categories, &given.topics, &given.ministers}) all.texts(*texts);
  return support::hash128_hex(all.take());
}

std::string id_fault(std::string_view id) {
  if (id.empty()) return "the id is empty";
  if (id.size() > max_id_bytes) return fmt::format("the id is longer than {} bytes", max_id_bytes);
  if (!text::is_valid_utf8(id)) return "the id is not valid UTF-8";
  for (const char c : id)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "the id holds a control character";
  return {};
}

/// A passage that is too short for its language to count as one of the document's is cut into words as one of
/// its main language: for its sake alone, no query is stemmed by another language's rules.
void settle_languages(std::vector<Paragraph>& paragraphs, const std::vector<std::string>& languages) {
  if (languages.empty()) return;
  for (Paragraph& paragraph : paragraphs)
    if (std::find(languages.begin(), languages.end(), paragraph.language) == languages.end())
      paragraph.language = languages.front();
}

Preparer::Preparer(const metadata::Resolver& resolver, const ExtractorOptions& extractor)
    : resolver_(resolver), vocabulary_(vocabulary_of(resolver.taxonomy())), extractor_(extractor) {}

PreparedDocument Preparer::finish(metadata::RawMetadata&& raw, std::string file_key, std::string hash) {
  // Characters of several code points are what the ones of one code point are: a search compares these.
  for (Paragraph& paragraph : raw.raw.paragraphs) paragraph.text = text::composed(std::move(paragraph.text));
  store::StoredRecord stored;
  stored.record = resolver_.resolve(raw);
  stored.record.title = text::composed(std::move(stored.record.title));
  stored.file_key = std::move(file_key);
  stored.content_hash = hash;
  stored.raw = encode_raw(raw);
  stored.paragraphs = std::move(raw.raw.paragraphs);
  settle_languages(stored.paragraphs, stored.record.languages);
  PreparedDocument prepared;
  prepared.id = stored.record.id;
  prepared.content_hash = std::move(hash);
  prepared.postings = make_postings(stored, analyzer_);
  prepared.row = make_row(stored, prepared.postings);
  prepared.languages = std::move(stored.record.languages);
  return prepared;
}

Prepared Preparer::prepare_file(const source::SourceFile& file, std::size_t max_bytes,
                                const store::ManifestFile* known) {
  Prepared prepared;
  try {
    std::string bytes = support::read_file(file.path, max_bytes);
    prepared.content_hash = support::hash128_hex(bytes);
    if (known != nullptr && known->content_hash == prepared.content_hash) {
      prepared.is_unchanged = true;
      return prepared;
    }
    if (source::is_gzip(bytes)) bytes = source::inflate_whole(bytes, max_bytes);
    prepared.is_empty = bytes.empty();
    const auto named = extract::format_of_name(file.path.filename().string());
    const auto format = extract::format_of_content(named.value_or(extract::Format::plain_text), bytes);
    prepared.format = extract::format_name(format);
    if (format == extract::Format::plain_text) {
      if (auto listing = source::parse_listing(text::decode(bytes).utf8, vocabulary_)) {
        add_listing(std::move(*listing), file, prepared);
        return prepared;
      }
    }
    metadata::RawMetadata raw;
    raw.id = file.id;
    raw.source = file.id;
    raw.raw = read_document(format, bytes);
    prepared.warnings = raw.raw.warnings;
    prepared.documents.push_back(storable(finish(std::move(raw), file.id, prepared.content_hash)));
  } catch (const Error& error) {
    prepared.documents.clear();
    prepared.is_gone = error.code() == ErrorCode::not_found;
    prepared.is_unreadable = error.code() == ErrorCode::io;
    if (!prepared.is_gone) prepared.failures.push_back({0, error.what()});
    // Without it the next run takes the file for one that has changed, and tries again.
    if (prepared.is_gone || prepared.is_unreadable) prepared.content_hash.clear();
  } catch (const std::bad_alloc&) {
    prepared = {};
    prepared.is_unreadable = true;
    prepared.failures.push_back({0, std::string(out_of_memory)});
  }
  return prepared;
}

extract::RawDocument Preparer::read_document(extract::Format format, std::string_view bytes) {
  return extract::is_foreign(format) ? extractor_.extract(format, bytes) : extract::extract(format, bytes);
}

void Preparer::add_listing(source::Listing&& listing, const source::SourceFile& file, Prepared& prepared) {
  if (!text::trim(listing.text).empty()) {
    metadata::RawMetadata raw;
    raw.id = file.id;
    raw.source = file.id;
    raw.raw = extract::extract(extract::Format::plain_text, listing.text);
    prepared.documents.push_back(finish(std::move(raw), file.id, support::hash128_hex(listing.text)));
  }
  for (const source::ListingItem& item : listing.items) {
    metadata::RawMetadata raw = raw_of_item(item, file);
    std::string hash = hash_of(raw.given);
    prepared.documents.push_back(finish(std::move(raw), file.id, std::move(hash)));
  }
}

Prepared Preparer::prepare_records(const source::SourceFile& file,
                                   std::vector<source::SourceRecord>&& records,
                                   const std::map<std::string, std::string, std::less<>>& known) {
  Prepared prepared;
  for (source::SourceRecord& record : records) {
    if (record.error.empty()) record.error = id_fault(record.document.id);
    if (!record.error.empty()) {
      prepared.failures.push_back({record.line, record.error});
      continue;
    }
    const std::size_t line = record.line;
    if (!record.warning.empty()) prepared.warnings.push_back(record.warning);
    if (const std::string& date = record.document.date; !date.empty() && metadata::stated_date(date).empty())
      prepared.warnings.push_back(fmt::format("line {}: '{}' is no date: it is left out", line, date));
    std::string hash = hash_of(record.document);
    const auto before = known.find(record.document.id);
    if (before != known.end() && before->second == hash) {
      prepared.documents.emplace_back();
      prepared.documents.back().id = record.document.id;
      prepared.documents.back().content_hash = std::move(hash);
      prepared.documents.back().line = line;
      prepared.documents.back().is_unchanged = true;
      continue;
    }
    try {
      prepared.documents.push_back(from_record(file, std::move(record), std::move(hash)));
      prepared.documents.back().line = line;
    } catch (const Error& error) {
      prepared.failures.push_back({line, error.what()});
    } catch (const std::bad_alloc&) {
      prepared.is_unreadable = true;
      prepared.failures.push_back({line, std::string(out_of_memory)});
    }
  }
  return prepared;
}

PreparedDocument Preparer::from_record(const source::SourceFile& file, source::SourceRecord&& record,
                                       std::string hash) {
  return storable(finish(raw_of_given(std::move(record.document), file.id), file.id, std::move(hash)));
}

PreparedDocument Preparer::prepare_given(const Document& given) {
  if (const std::string fault = id_fault(given.id); !fault.empty())
    throw Error(ErrorCode::invalid_argument, fmt::format("cannot add document '{}': {}", given.id, fault),
                "give each document a unique id of 1 to 4096 bytes without control characters");
  return storable(finish(raw_of_given(Document(given), {}), {}, hash_of(given)));
}

metadata::RawMetadata Preparer::raw_of_stored(store::StoredRecord& stored) {
  metadata::RawMetadata raw = decode_raw(stored.raw);
  raw.raw.paragraphs = std::move(stored.paragraphs);
  for (Paragraph& paragraph : raw.raw.paragraphs) {
    // What the resolver sets is judged anew; what the extractor found (headings) stays.
    if (paragraph.kind != ParagraphKind::heading) paragraph.kind = ParagraphKind::body;
    paragraph.language.clear();
  }
  return raw;
}

PreparedDocument Preparer::prepare_again(std::string_view stored_bytes) {
  store::StoredRecord stored = store::decode_document(stored_bytes);
  metadata::RawMetadata raw = raw_of_stored(stored);
  return finish(std::move(raw), std::move(stored.file_key), std::move(stored.content_hash));
}

PreparedDocument Preparer::prepare_moved(std::string_view stored_bytes, std::string_view new_id,
                                         std::string_view new_key) {
  store::StoredRecord stored = store::decode_document(stored_bytes);
  metadata::RawMetadata raw = raw_of_stored(stored);
  raw.id = new_id;
  raw.source = new_key;
  if (!raw.id_is_path) raw.given.id = new_id;
  return finish(std::move(raw), std::string(new_key), std::move(stored.content_hash));
}

}  // namespace dossier::index

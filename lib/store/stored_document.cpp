// SPDX-License-Identifier: GPL-2.0-or-later
// How does a document lie in the data of a Xapian document?
#include "store/stored_document.h"

#include "store/codec.h"

#include <dossier/error.h>

#include <memory>

#include <zstd.h>

namespace dossier::store {
namespace {

/// No document is larger: the indexer's limit is below. Keeps damaged bytes from asking for memory.
constexpr std::size_t max_unpacked_bytes = std::size_t{1} << 32;

struct FreeCompressor {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

std::string compress(std::string_view bytes) {
  // A context takes longer to make than a document to compress, so each thread keeps one.
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeCompressor> context(ZSTD_createCCtx());
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compressCCtx(context.get(), packed.data(), packed.size(), bytes.data(), bytes.size(), 3);
  if (ZSTD_isError(size) != 0U) throw Error(ErrorCode::internal, "a document could not be compressed");
  packed.resize(size);
  return packed;
}

std::string decompress(std::string_view packed, const Decoder& source) {
  const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > max_unpacked_bytes)
    source.fail();
  std::string bytes(size, '\0');
  if (ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size()) != size) source.fail();
  return bytes;
}

void encode_hit(Encoder& out, const DocumentRecord& record) {
  out.text(record.id);
  out.text(record.title);
  out.text(record.date);
  out.text(record.url);
  out.text(record.source);
  for (const auto* values : {&record.categories, &record.topics, &record.ministers, &record.mentioned,
                             &record.asked_by, &record.offices, &record.languages})
    out.texts(*values);
}

DocumentRecord read_hit(Decoder& in) {
  DocumentRecord record;
  record.id = in.text();
  record.title = in.text();
  record.date = in.text();
  record.url = in.text();
  record.source = in.text();
  for (auto* values : {&record.categories, &record.topics, &record.ministers, &record.mentioned,
                       &record.asked_by, &record.offices, &record.languages})
    *values = in.texts();
  return record;
}

void encode_paragraphs(Encoder& out, const std::vector<Paragraph>& paragraphs) {
  out.number(paragraphs.size());
  for (const Paragraph& paragraph : paragraphs) {
    out.number(static_cast<std::uint64_t>(paragraph.kind));
    out.text(paragraph.number);
    out.number(paragraph.page);
    out.text(paragraph.language);
    out.text(paragraph.text);
  }
}

std::vector<Paragraph> read_paragraphs(Decoder& in) {
  std::vector<Paragraph> paragraphs(in.count());
  for (Paragraph& paragraph : paragraphs) {
    const std::uint64_t kind = in.number();
    if (kind > static_cast<std::uint64_t>(ParagraphKind::answer)) in.fail();
    paragraph.kind = static_cast<ParagraphKind>(kind);
    paragraph.number = in.text();
    paragraph.page = in.small_number();
    paragraph.language = in.text();
    paragraph.text = in.text();
  }
  return paragraphs;
}

void encode_provenance(Encoder& out, const std::vector<Provenance>& entries) {
  out.number(entries.size());
  for (const Provenance& entry : entries) {
    out.text(entry.field);
    out.text(entry.value);
    out.text(entry.source);
    out.text(entry.reason);
    out.number(entry.is_rejected ? 1 : 0);
  }
}

std::vector<Provenance> read_provenance(Decoder& in) {
  std::vector<Provenance> entries(in.count());
  for (Provenance& entry : entries) {
    entry.field = in.text();
    entry.value = in.text();
    entry.source = in.text();
    entry.reason = in.text();
    entry.is_rejected = in.number() != 0;
  }
  return entries;
}

constexpr std::string_view what = "stored document";

}  // namespace

std::string encode_document(const StoredRecord& document) {
  Encoder rest;
  rest.text(document.file_key);
  rest.text(document.content_hash);
  encode_provenance(rest, document.record.provenance);
  encode_paragraphs(rest, document.paragraphs);
  rest.text(document.raw);
  Encoder all;
  encode_hit(all, document.record);
  all.text(compress(rest.take()));
  return all.take();
}

StoredRecord decode_document(std::string_view bytes) {
  Decoder in(bytes, what);
  StoredRecord document;
  document.record = read_hit(in);
  const std::string unpacked = decompress(in.text(), in);
  Decoder rest(unpacked, what);
  document.file_key = rest.text();
  document.content_hash = rest.text();
  document.record.provenance = read_provenance(rest);
  document.paragraphs = read_paragraphs(rest);
  document.raw = rest.text();
  return document;
}

DocumentRecord decode_hit(std::string_view bytes) {
  Decoder in(bytes, what);
  return read_hit(in);
}

}  // namespace dossier::store

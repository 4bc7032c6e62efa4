// SPDX-License-Identifier: GPL-2.0-or-later
// How does a document lie in the data of a Xapian document?
#include "store/stored_document.h"

#include "store/codec.h"
#include "store/packing.h"
#include "support/hash.h"

namespace dossier::store {
namespace {

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

constexpr std::string_view document_name = "stored document";

}  // namespace

std::string encode_document(const StoredRecord& document) {
  Encoder rest;
  rest.text(document.file_key);
  rest.text(document.content_hash);
  encode_provenance(rest, document.record.provenance);
  encode_paragraphs(rest, document.paragraphs);
  rest.text(document.raw);
  Encoder plain;
  encode_hit(plain, document.record);
  std::string bytes = plain.take();
  // The frame has a checksum of its own; with this one in it, all of the document is covered.
  rest.number(support::hash64(bytes));
  Encoder frame;
  frame.text(pack(rest.take()));
  return bytes += frame.take();
}

StoredRecord decode_document(std::string_view bytes) {
  Decoder in(bytes, document_name);
  StoredRecord document;
  document.record = read_hit(in);
  const std::string_view plain = bytes.substr(0, bytes.size() - in.left());
  const std::string unpacked = unpack(in.text(), document_name);
  Decoder rest(unpacked, document_name);
  document.file_key = rest.text();
  document.content_hash = rest.text();
  document.record.provenance = read_provenance(rest);
  document.paragraphs = read_paragraphs(rest);
  document.raw = rest.text();
  if (rest.number() != support::hash64(plain) || !rest.at_end() || !in.at_end()) rest.fail();
  return document;
}

std::size_t text_bytes(std::string_view bytes) {
  Decoder in(bytes, document_name);
  read_hit(in);
  return unpacked_size(in.text(), document_name);
}

std::string_view hit_part(std::string_view bytes) {
  Decoder in(bytes, document_name);
  read_hit(in);
  return bytes.substr(0, bytes.size() - in.left());
}

DocumentRecord decode_hit(std::string_view bytes) {
  Decoder in(bytes, document_name);
  return read_hit(in);
}

}  // namespace dossier::store

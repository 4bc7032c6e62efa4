// SPDX-License-Identifier: GPL-2.0-or-later
// In which words do the indexer and the child process that reads foreign formats speak?
#include "extract/child_protocol.h"

#include "support/codec.h"
#include "text/unicode.h"

#include <algorithm>
#include <utility>

namespace dossier::extract {
namespace {

using support::Decoder;
using support::Encoder;

enum class AnswerKind { document, error };

constexpr auto last_format = static_cast<std::uint64_t>(Format::akoma_ntoso);

/// A child that has been taken over by its document may answer anything: text is made valid.
std::string valid_text(Decoder& in) {
  return text::to_valid_utf8(in.text());
}

void encode_paragraphs(Encoder& out, const std::vector<Paragraph>& paragraphs) {
  out.number(paragraphs.size());
  for (const Paragraph& paragraph : paragraphs) {
    out.number(paragraph.kind == ParagraphKind::heading ? 1 : 0);
    out.text(paragraph.number);
    out.number(paragraph.page);
    out.text(paragraph.text);
  }
}

std::vector<Paragraph> read_paragraphs(Decoder& in) {
  std::vector<Paragraph> paragraphs;
  for (std::size_t left = in.count(); left > 0; --left) {
    Paragraph paragraph;
    paragraph.kind = in.number() == 1 ? ParagraphKind::heading : ParagraphKind::body;
    paragraph.number = valid_text(in);
    paragraph.page = in.small_number();
    paragraph.text = valid_text(in);
    paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

std::vector<std::string> read_texts(Decoder& in) {
  std::vector<std::string> texts;
  for (std::size_t left = in.count(); left > 0; --left) texts.push_back(valid_text(in));
  return texts;
}

RawDocument read_document(Decoder& in) {
  RawDocument document;
  document.paragraphs = read_paragraphs(in);
  for (std::size_t left = in.count(); left > 0; --left) {
    std::string name = valid_text(in);
    document.properties.emplace_back(std::move(name), valid_text(in));
  }
  document.declared_language = valid_text(in);
  document.links = read_texts(in);
  document.warnings = read_texts(in);
  return document;
}

Error read_error(Decoder& in) {
  const std::uint64_t code = in.number();
  std::string message = text::clean_spaces(valid_text(in));
  std::string hint = text::clean_spaces(valid_text(in));
  const bool is_known = code == static_cast<std::uint64_t>(ErrorCode::invalid_argument);
  return {is_known ? ErrorCode::invalid_argument : ErrorCode::internal, message, std::move(hint)};
}

}  // namespace

FrameHeader frame_header(std::uint64_t length) {
  FrameHeader header{};
  for (char& byte : header) {
    byte = static_cast<char>(length & 0xFFU);
    length >>= 8U;
  }
  return header;
}

std::uint64_t frame_length(const FrameHeader& header) {
  std::uint64_t length = 0;
  for (auto byte = header.rbegin(); byte != header.rend(); ++byte)
    length = (length << 8U) | static_cast<unsigned char>(*byte);
  return length;
}

std::string encode_request_head(const ExtractRequest& request) {
  Encoder out;
  out.number(static_cast<std::uint64_t>(request.format));
  return out.take();
}

ExtractRequest decode_request(std::string_view frame) {
  // One byte, as there are few formats.
  const auto format = frame.empty() ? last_format + 1 : static_cast<unsigned char>(frame.front());
  if (format > last_format) throw Error(ErrorCode::internal, "a request to the extractor cannot be read");
  return {static_cast<Format>(format), frame.substr(1)};
}

std::string encode_answer(const RawDocument& document) {
  Encoder out;
  out.number(static_cast<std::uint64_t>(AnswerKind::document));
  encode_paragraphs(out, document.paragraphs);
  out.number(document.properties.size());
  for (const auto& [name, value] : document.properties) {
    out.text(name);
    out.text(value);
  }
  out.text(document.declared_language);
  out.texts(document.links);
  out.texts(document.warnings);
  return out.take();
}

std::string encode_answer(const Error& error) {
  Encoder out;
  out.number(static_cast<std::uint64_t>(AnswerKind::error));
  out.number(static_cast<std::uint64_t>(error.code()));
  out.text(error.what());
  out.text(error.hint());
  return out.take();
}

RawDocument decode_answer(std::string_view frame) {
  Error answered(ErrorCode::internal, "the extractor's answer cannot be read");
  try {
    Decoder in(frame, "extractor's answer");
    const std::uint64_t kind = in.number();
    if (kind == static_cast<std::uint64_t>(AnswerKind::document)) return read_document(in);
    if (kind == static_cast<std::uint64_t>(AnswerKind::error)) answered = read_error(in);
  } catch (const Error&) {
    // Damaged: it is told in the words above, since the decoder's own speak of an index.
  }
  throw Error(answered);
}

}  // namespace dossier::extract

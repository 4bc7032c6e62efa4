// SPDX-License-Identifier: GPL-2.0-or-later
// What does an e-mail say, and what of itself?
#include "foreign/email.h"

#include "text/unicode.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <gmime/gmime.h>
#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace dossier::foreign {
namespace {

constexpr int deepest_part = 32;
constexpr std::size_t most_attachments_named = 20;

struct Unreference {
  void operator()(void* object) const { g_object_unref(object); }
};
struct Free {
  void operator()(char* text) const { g_free(text); }
};

template <class Type>
using Object = std::unique_ptr<Type, Unreference>;
using GText = std::unique_ptr<char, Free>;

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : text::clean_spaces(text::to_valid_utf8(text));
}

/// What a part's transfer encoding hides.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return {};
  const Object<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, memory.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

class Reader {
 public:
  explicit Reader(extract::RawDocument& document) : document_(document) {}

  void read_message(GMimeMessage* message, int depth);

 private:
  void read_headers(GMimeMessage* message, bool is_outer);
  void read_addresses(GMimeMessage* message, GMimeAddressType type, std::string_view label);
  void read_part(GMimeObject* part, int depth);
  void read_alternatives(GMimeMultipart* parts, int depth);
  void read_leaf(GMimePart* part);
  void add_line(const std::string& text);
  void add_text(const std::string& bytes, const char* charset, bool is_html);

  extract::RawDocument& document_;
  std::size_t attachments_ = 0;
};

void Reader::add_line(const std::string& text) {
  Paragraph paragraph;
  paragraph.text = text;
  if (!text.empty()) document_.paragraphs.push_back(std::move(paragraph));
}

void Reader::read_addresses(GMimeMessage* message, GMimeAddressType type, std::string_view label) {
  InternetAddressList* list = g_mime_message_get_addresses(message, type);
  if (list == nullptr || internet_address_list_length(list) == 0) return;
  const GText text(internet_address_list_to_string(list, nullptr, FALSE));
  const std::string cleaned = text_of(text.get());
  if (cleaned.empty()) return;
  add_line(fmt::format("{}: {}", label, cleaned));
}

void Reader::read_headers(GMimeMessage* message, bool is_outer) {
  const std::string subject = text_of(g_mime_message_get_subject(message));
  GDateTime* sent = g_mime_message_get_date(message);
  std::string day;
  if (sent != nullptr) {
    const GText formatted(g_date_time_format(sent, "%Y-%m-%d"));
    day = text_of(formatted.get());
  }
  if (is_outer) {
    if (!subject.empty()) document_.properties.emplace_back("title", subject);
    if (!day.empty()) document_.properties.emplace_back("date", day);
  } else if (!subject.empty()) {
    Paragraph heading;
    heading.text = subject;
    heading.kind = ParagraphKind::heading;
    document_.paragraphs.push_back(std::move(heading));
  }
  read_addresses(message, GMIME_ADDRESS_TYPE_FROM, "From");
  read_addresses(message, GMIME_ADDRESS_TYPE_TO, "To");
  read_addresses(message, GMIME_ADDRESS_TYPE_CC, "Cc");
}

void Reader::add_text(const std::string& bytes, const char* charset, bool is_html) {
  const text::Decoded decoded = text::decode(bytes, charset == nullptr ? "" : charset);
  extract::RawDocument read =
      extract::extract(is_html ? extract::Format::html : extract::Format::plain_text, decoded.utf8);
  auto& paragraphs = document_.paragraphs;
  paragraphs.insert(paragraphs.end(), std::make_move_iterator(read.paragraphs.begin()),
                    std::make_move_iterator(read.paragraphs.end()));
  document_.links.insert(document_.links.end(), std::make_move_iterator(read.links.begin()),
                         std::make_move_iterator(read.links.end()));
  extract::warn_of_charset(decoded, document_.warnings);
}

void Reader::read_leaf(GMimePart* part) {
  GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
  const bool is_plain = g_mime_content_type_is_type(type, "text", "plain") != 0;
  const bool is_html = g_mime_content_type_is_type(type, "text", "html") != 0;
  if ((is_plain || is_html) && g_mime_part_is_attachment(part) == 0)
    return add_text(content_of(part), g_mime_content_type_get_parameter(type, "charset"), is_html);
  const std::string name = text_of(g_mime_part_get_filename(part));
  if (!name.empty() && attachments_++ < most_attachments_named)
    document_.warnings.push_back(fmt::format("its attachment '{}' is not read", name));
}

/// The same in several forms: plain text where there is any, else the last, which is the richest.
void Reader::read_alternatives(GMimeMultipart* parts, int depth) {
  const int count = g_mime_multipart_get_count(parts);
  for (int i = 0; i < count; ++i) {
    GMimeObject* part = g_mime_multipart_get_part(parts, i);
    GMimeContentType* type = g_mime_object_get_content_type(part);
    if (GMIME_IS_PART(part) && g_mime_content_type_is_type(type, "text", "plain") != 0 &&
        !text::trim(content_of(GMIME_PART(part))).empty())
      return read_leaf(GMIME_PART(part));
  }
  if (count > 0) read_part(g_mime_multipart_get_part(parts, count - 1), depth);
}

void Reader::read_part(GMimeObject* part, int depth) {
  if (depth > deepest_part)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("its parts are nested more than {} deep", deepest_part));
  if (part == nullptr) return;
  if (GMIME_IS_MESSAGE_PART(part)) {
    GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
    if (message != nullptr) read_message(message, depth + 1);
  } else if (GMIME_IS_MULTIPART(part)) {
    GMimeMultipart* parts = GMIME_MULTIPART(part);
    GMimeContentType* type = g_mime_object_get_content_type(part);
    if (g_mime_content_type_is_type(type, "multipart", "encrypted") != 0)
      throw Error(ErrorCode::invalid_argument, "the message is encrypted");
    if (g_mime_content_type_is_type(type, "multipart", "alternative") != 0)
      return read_alternatives(parts, depth + 1);
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
      read_part(g_mime_multipart_get_part(parts, i), depth + 1);
  } else if (GMIME_IS_PART(part)) {
    read_leaf(GMIME_PART(part));
  }
}

void Reader::read_message(GMimeMessage* message, int depth) {
  read_headers(message, depth == 0);
  read_part(g_mime_message_get_mime_part(message), depth);
}

bool has_headers(GMimeMessage* message) {
  GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
  for (const char* name : {"From", "Date", "Subject", "Received", "Message-Id"})
    if (g_mime_header_list_get_header(headers, name) != nullptr) return true;
  return false;
}

}  // namespace

extract::RawDocument extract_email(std::string_view bytes) {
  static const bool is_started = (g_mime_init(), true);
  static_cast<void>(is_started);
  const Object<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Object<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (message == nullptr || !has_headers(message.get()))
    throw Error(ErrorCode::invalid_argument, "named as an e-mail, but it has no header of one");
  extract::RawDocument document;
  Reader(document).read_message(message.get(), 0);
  return document;
}

}  // namespace dossier::foreign

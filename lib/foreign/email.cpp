// SPDX-License-Identifier: GPL-2.0-or-later
// What does an e-mail say, and what of itself?
#include "foreign/email.h"

#include "text/unicode.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <gmime/gmime.h>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dossier::foreign {
namespace {

constexpr int deepest_part = 32;
constexpr std::size_t most_attachments_named = 20;
/// Plain text of fewer bytes may only say that there is HTML. The form with more text is read then; where
/// both say the same, either will do.
constexpr std::size_t longest_stub = 500;

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

bool is_of_type(GMimeObject* part, const char* type, const char* subtype) {
  return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype) != 0;
}

/// Whether a part is read: text that is no attachment.
bool is_text(GMimeObject* part) {
  return GMIME_IS_PART(part) && g_mime_part_is_attachment(GMIME_PART(part)) == 0 &&
         (is_of_type(part, "text", "plain") || is_of_type(part, "text", "html"));
}

bool is_plain_text(GMimeObject* part) {
  return is_text(part) && is_of_type(part, "text", "plain");
}

bool contains_text(GMimeObject* part, int depth) {
  if (part == nullptr || depth > deepest_part) return false;
  if (!GMIME_IS_MULTIPART(part)) return GMIME_IS_MESSAGE_PART(part) || is_text(part);
  GMimeMultipart* parts = GMIME_MULTIPART(part);
  for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
    if (contains_text(g_mime_multipart_get_part(parts, i), depth + 1)) return true;
  return false;
}

std::size_t bytes_of_text(const extract::RawDocument& document) {
  std::size_t bytes = 0;
  for (const Paragraph& paragraph : document.paragraphs) bytes += paragraph.text.size();
  return bytes;
}

template <class Type>
void append(std::vector<Type>& all, std::vector<Type>&& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Adds the text of a part to that of a document.
void add(extract::RawDocument& document, extract::RawDocument&& part) {
  append(document.paragraphs, std::move(part.paragraphs));
  append(document.links, std::move(part.links));
  append(document.warnings, std::move(part.warnings));
}

extract::RawDocument read_html(const std::string& bytes, const char* charset) {
  // What the page says of its own charset is from before it was sent. A byte order mark overrules it.
  if (charset == nullptr) return extract::extract(extract::Format::html, bytes);
  const text::Decoded decoded = text::decode(bytes, charset);
  extract::RawDocument page = extract::extract(extract::Format::html, "\xEF\xBB\xBF" + decoded.utf8);
  extract::warn_of_charset(decoded, page.warnings);
  return page;
}

extract::RawDocument read_plain_text(const std::string& bytes, const char* charset) {
  const text::Decoded decoded = text::decode(bytes, charset == nullptr ? "" : charset);
  extract::RawDocument plain = extract::extract(extract::Format::plain_text, decoded.utf8);
  extract::warn_of_charset(decoded, plain.warnings);
  return plain;
}

class Reader {
 public:
  explicit Reader(extract::RawDocument& document) : document_(document) {}

  void read_message(GMimeMessage* message, int depth);
  [[nodiscard]] bool has_text() const { return has_text_; }

 private:
  void read_headers(GMimeMessage* message, bool is_outer);
  void read_addresses(GMimeMessage* message, GMimeAddressType type, std::string_view label);
  void read_part(GMimeObject* part, int depth);
  void read_alternatives(GMimeMultipart* parts, int depth);
  [[nodiscard]] extract::RawDocument read_apart(GMimeObject* part, int depth);
  [[nodiscard]] extract::RawDocument read_plain_or(GMimeObject* plain, GMimeObject* richer, int depth);
  void read_leaf(GMimePart* part);
  void add_line(const std::string& text);

  extract::RawDocument& document_;
  std::size_t attachments_ = 0;
  bool has_text_ = false;
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

void Reader::read_leaf(GMimePart* part) {
  GMimeObject* object = GMIME_OBJECT(part);
  if (is_text(object)) {
    const char* charset =
        g_mime_content_type_get_parameter(g_mime_object_get_content_type(object), "charset");
    extract::RawDocument read = is_plain_text(object) ? read_plain_text(content_of(part), charset)
                                                      : read_html(content_of(part), charset);
    has_text_ = has_text_ || !read.paragraphs.empty();
    return add(document_, std::move(read));
  }
  const std::string name = text_of(g_mime_part_get_filename(part));
  if (!name.empty() && attachments_++ < most_attachments_named)
    document_.warnings.push_back(fmt::format("its attachment '{}' is not read", name));
}

extract::RawDocument Reader::read_apart(GMimeObject* part, int depth) {
  extract::RawDocument document;
  Reader reader(document);
  reader.read_part(part, depth);
  has_text_ = has_text_ || reader.has_text();
  return document;
}

/// Plain text, or the richer form of it when it is a stub.
extract::RawDocument Reader::read_plain_or(GMimeObject* plain, GMimeObject* richer, int depth) {
  extract::RawDocument read = read_apart(plain, depth);
  if (bytes_of_text(read) >= longest_stub) return read;
  try {
    extract::RawDocument other = read_apart(richer, depth);
    return bytes_of_text(other) > bytes_of_text(read) ? other : read;
  } catch (const Error&) {
    return read;  // HTML that cannot be read takes nothing from the plain text
  }
}

/// The same in several forms, the richest last: plain text where it is no stub, else the last one with text.
void Reader::read_alternatives(GMimeMultipart* parts, int depth) {
  const int count = g_mime_multipart_get_count(parts);
  GMimeObject* richest = count > 0 ? g_mime_multipart_get_part(parts, count - 1) : nullptr;
  GMimeObject* plain = nullptr;
  for (int i = 0; i < count; ++i) {
    GMimeObject* part = g_mime_multipart_get_part(parts, i);
    if (contains_text(part, depth)) richest = part;
    if (plain == nullptr && is_plain_text(part)) plain = part;
  }
  if (plain == nullptr || plain == richest) return read_part(richest, depth);
  add(document_, read_plain_or(plain, richest, depth));
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
    if (is_of_type(part, "multipart", "encrypted"))
      throw Error(ErrorCode::invalid_argument, "the message is encrypted");
    if (is_of_type(part, "multipart", "alternative")) return read_alternatives(parts, depth + 1);
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
  Reader reader(document);
  reader.read_message(message.get(), 0);
  if (!reader.has_text()) document.warnings.emplace_back("its body holds no text that is read");
  return document;
}

}  // namespace dossier::foreign

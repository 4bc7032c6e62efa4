// SPDX-License-Identifier: GPL-2.0-or-later
// How is Unicode text normalised, folded and walked through?
#include "text/unicode.h"

#include <dossier/error.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace dossier::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Bytes of ASCII in front of `text`, looked at eight at a time.
std::size_t ascii_length(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t length = 0;
  for (std::uint64_t eight = 0; length + sizeof eight <= text.size(); length += sizeof eight) {
    std::memcpy(&eight, text.data() + length, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  while (length < text.size() && static_cast<unsigned char>(text[length]) < 0x80) ++length;
  return length;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = get(status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU's normalisation data is missing");
  return *instance;
}

const icu::Normalizer2& nfc_normalizer() {
  static const icu::Normalizer2& nfc = normalizer(icu::Normalizer2::getNFCInstance);
  return nfc;
}

/// Marks are dropped only from these scripts: in others (Tamil, Devanagari, Kana) they spell the word.
bool carries_accents(UChar32 base) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(base, &status);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

char32_t plain_punctuation(char32_t c) {
  switch (c) {
    case 0x2018:  // quotation marks that are used as apostrophes
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x2032:
    case 0x0060:
    case 0x00B4:
      return '\'';
    case 0x2010:  // hyphens and dashes
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    default:
      return c;
  }
}

/// NFC text without the accents of the scripts that have them.
std::string without_accents(std::string_view nfkc_folded) {
  static const icu::Normalizer2& nfd = normalizer(icu::Normalizer2::getNFDInstance);
  const icu::Normalizer2& nfc = nfc_normalizer();
  const icu::UnicodeString source =
      icu::UnicodeString::fromUTF8({nfkc_folded.data(), static_cast<int32_t>(nfkc_folded.size())});
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString decomposed = nfd.normalize(source, status);
  icu::UnicodeString kept;
  bool drop_marks = false;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) {
      if (drop_marks) continue;
    } else {
      drop_marks = carries_accents(c);
    }
    kept.append(static_cast<UChar32>(plain_punctuation(static_cast<char32_t>(c))));
  }
  std::string out;
  nfc.normalize(kept, status).toUTF8String(out);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU could not normalise a text");
  return out;
}

/// Appends one character, or a run of ASCII.
void append_valid(std::string& out, std::string_view piece) {
  std::size_t behind = 0;
  if (static_cast<unsigned char>(piece.front()) < 0x80) {
    out += piece;
  } else {
    append_utf8(out, next_code_point(piece, behind));
  }
}

bool is_dropped(UChar32 c) {
  if (c == 0x200D || c == 0x200C) return false;  // joiners spell words in some scripts
  const auto type = u_charType(c);
  return type == U_FORMAT_CHAR || type == U_CONTROL_CHAR;
}

}  // namespace

char32_t next_code_point_beyond_ascii(std::string_view utf8, std::size_t& index) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  const std::size_t start = index;
  // ICU's macros count in int32_t: a window of four bytes keeps longer texts correct.
  const auto length = static_cast<int32_t>(std::min<std::size_t>(4, utf8.size() - start));
  int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(bytes + start, i, length, c);
  index = start + static_cast<std::size_t>(i);
  return c < 0 ? replacement : static_cast<char32_t>(c);
}

void append_utf8(std::string& out, char32_t code_point) {
  char buffer[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(code_point));
  out.append(buffer, static_cast<std::size_t>(length));
}

bool is_ascii(std::string_view text) {
  return ascii_length(text) == text.size();
}

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t i = ascii_length(bytes); i < bytes.size(); i += ascii_length(bytes.substr(i))) {
    const std::size_t start = i;
    // A replacement character that really stands in the text is three bytes long and well-formed.
    if (next_code_point(bytes, i) == replacement && bytes.substr(start, i - start) != "\xEF\xBF\xBD")
      return false;
  }
  return true;
}

std::string to_valid_utf8(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) append_utf8(out, next_code_point(bytes, i));
  return out;
}

std::string fold(std::string_view utf8) {
  if (is_ascii(utf8)) {
    std::string out = ascii_lower(utf8);
    for (char& c : out)
      if (c == '`') c = '\'';
    return out;
  }
  static const icu::Normalizer2& folder = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  UErrorCode status = U_ZERO_ERROR;
  folder.normalizeUTF8(0, {utf8.data(), static_cast<int32_t>(utf8.size())}, sink, nullptr, status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU could not fold a text");
  return without_accents(folded);
}

std::string fold_keeping_case(std::string_view utf8) {
  if (is_ascii(utf8)) {
    std::string out(utf8);
    std::replace(out.begin(), out.end(), '`', '\'');
    return out;
  }
  static const icu::Normalizer2& nfkc = normalizer(icu::Normalizer2::getNFKCInstance);
  std::string plain;
  icu::StringByteSink<std::string> sink(&plain);
  UErrorCode status = U_ZERO_ERROR;
  nfkc.normalizeUTF8(0, {utf8.data(), static_cast<int32_t>(utf8.size())}, sink, nullptr, status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU could not normalise a text");
  return without_accents(plain);
}

bool is_composed(std::string_view utf8) {
  if (is_ascii(utf8)) return true;
  UErrorCode status = U_ZERO_ERROR;
  const UBool is =
      nfc_normalizer().isNormalizedUTF8({utf8.data(), static_cast<int32_t>(utf8.size())}, status);
  return U_SUCCESS(status) && is;
}

std::string composed(std::string utf8) {
  if (is_composed(utf8)) return utf8;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  nfc_normalizer().normalizeUTF8(0, {utf8.data(), static_cast<int32_t>(utf8.size())}, sink, nullptr, status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU could not normalise a text");
  return out;
}

std::string clean_spaces(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool pending_space = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t begin = i;
    while (i < utf8.size() && utf8[i] > ' ' && utf8[i] < 0x7F) ++i;
    if (i == begin) {
      const auto c = static_cast<UChar32>(next_code_point(utf8, i));
      if (c == ' ' || u_isUWhiteSpace(c)) {
        pending_space = !out.empty();
        continue;
      }
      if (is_dropped(c)) continue;
    }
    if (pending_space) out.push_back(' ');
    pending_space = false;
    append_valid(out, utf8.substr(begin, i - begin));
  }
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n\f\v";
  const auto begin = text.find_first_not_of(spaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_unspaced(char32_t code_point) {
  if (code_point < 0x0E00) return false;
  if (code_point >= 0x3040 && code_point <= 0x30FF) return code_point != 0x30FB;  // kana, not the middle dot
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(code_point), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

std::size_t length(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return count;
}

}  // namespace dossier::text

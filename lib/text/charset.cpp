// SPDX-License-Identifier: GPL-2.0-or-later
// Which characters do these bytes stand for?
#include "text/charset.h"

#include "text/unicode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace dossier::text {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

/// A byte order mark and the charset that it announces.
struct ByteOrderMark {
  std::string_view bytes;
  const char* charset;
};

/// Longer marks first: that of UTF-32LE begins with that of UTF-16LE.
constexpr std::array byte_order_marks{
    ByteOrderMark{{"\x00\x00\xFE\xFF", 4}, "UTF-32BE"}, ByteOrderMark{{"\xFF\xFE\x00\x00", 4}, "UTF-32LE"},
    ByteOrderMark{{"\xEF\xBB\xBF", 3}, "UTF-8"},        ByteOrderMark{{"\xFF\xFE", 2}, "UTF-16LE"},
    ByteOrderMark{{"\xFE\xFF", 2}, "UTF-16BE"},
};

/// Charsets whose name is used in practice for a larger one (as browsers read them).
struct Superset {
  std::string_view declared;
  std::string_view used;
};

constexpr std::array supersets{
    Superset{"iso-8859-1", "windows-1252"},
    Superset{"latin1", "windows-1252"},
    Superset{"us-ascii", "windows-1252"},
    Superset{"ascii", "windows-1252"},
    Superset{"iso-8859-9", "windows-1254"},
    Superset{"gb2312", "gb18030"},
    Superset{"gbk", "gb18030"},
    Superset{"euc-kr", "windows-949"},
    Superset{"ks_c_5601-1987", "windows-949"},
    Superset{"x-sjis", "Shift_JIS"},
    Superset{"tis-620", "windows-874"},
};

/// How many bytes the detector looks at: its verdict does not change with more, its time does.
constexpr std::size_t detector_bytes = std::size_t{128} << 10;
/// Fewer zero bytes than these do not make UTF-16.
constexpr std::size_t fewest_zeros = 4;
/// Below this confidence (of 100) the detector's verdict is worth less than windows-1252.
constexpr int minimum_confidence = 30;
/// Fewer bytes above ASCII than these do not tell one charset for Latin letters from another.
constexpr std::size_t fewest_high_bytes = 20;
/// As many bytes above ASCII as these are not valid UTF-8 by chance.
constexpr std::size_t fewest_bytes_beyond_chance = 30;
/// A charset with a faulty byte in fewer than this many is believed to be the right one.
constexpr std::size_t bytes_per_tolerated_error = 200;

std::string used_charset(std::string_view declared) {
  const std::string name = ascii_lower(trim(declared));
  const auto* found = std::find_if(supersets.begin(), supersets.end(),
                                   [&](const Superset& superset) { return superset.declared == name; });
  return found == supersets.end() ? name : std::string(found->used);
}

/// The name of a charset by which it is usually called; for EUC-JP that is not the one IANA lists first.
std::string usual_name(const std::string& charset) {
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(charset.c_str(), standard, &status);
    if (U_SUCCESS(status) && name != nullptr) return name;
  }
  return charset;
}

/// Counts bytes that stand for nothing in the charset; ICU's own callback then writes U+FFFD.
void count_and_substitute(const void* context, UConverterToUnicodeArgs* args, const char* bytes,
                          int32_t length, UConverterCallbackReason reason, UErrorCode* status) {
  if (reason <= UCNV_IRREGULAR) ++*static_cast<std::size_t*>(const_cast<void*>(context));
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, bytes, length, reason, status);
}

/// A decoding and how many faults it met.
struct Attempt {
  Decoded decoded;
  std::size_t errors = 0;
};

std::string to_utf8(UConverter* source, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter target(ucnv_open("UTF-8", &status), ucnv_close);
  if (U_FAILURE(status)) return {};
  std::string out;
  std::array<UChar, 4096> pivot;
  std::array<char, 8192> piece;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* from = bytes.data();
  bool is_first = true;
  do {
    status = U_ZERO_ERROR;
    char* to = piece.data();
    ucnv_convertEx(target.get(), source, &to, piece.data() + piece.size(), &from, bytes.data() + bytes.size(),
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), is_first, true,
                   &status);
    out.append(piece.data(), to);
    is_first = false;
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

std::optional<Attempt> decode_as(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  Attempt attempt;
  ucnv_setToUCallBack(converter.get(), count_and_substitute, &attempt.errors, nullptr, nullptr, &status);
  if (U_FAILURE(status)) return std::nullopt;
  attempt.decoded.utf8 = to_utf8(converter.get(), bytes);
  attempt.decoded.charset = usual_name(charset);
  attempt.decoded.had_errors = attempt.errors > 0;
  return attempt;
}

/// Whether one byte or several stand for a character, as in the charsets for Chinese, Japanese and Korean.
bool has_several_widths(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status), ucnv_close);
  return U_SUCCESS(status) && ucnv_getMinCharSize(converter.get()) == 1 &&
         ucnv_getMaxCharSize(converter.get()) > 1;
}

bool is_tolerable(const Attempt& attempt, std::size_t size) {
  return attempt.errors * bytes_per_tolerated_error <= size;
}

std::optional<Decoded> decode_by_mark(std::string_view bytes) {
  for (const ByteOrderMark& mark : byte_order_marks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    bytes.remove_prefix(mark.bytes.size());
    if (auto attempt = decode_as(bytes, mark.charset)) return std::move(attempt->decoded);
  }
  return std::nullopt;
}

/// UTF-16 without a mark shows by a zero in every second byte of Latin text, and in hardly any other.
const char* unmarked_utf16(std::string_view bytes) {
  std::array<std::size_t, 2> zeros{};
  const std::size_t size = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  for (std::size_t i = 0; i < size; ++i) zeros[i % 2] += bytes[i] == '\0' ? 1U : 0U;
  const std::size_t half = size / 2;
  const auto is_high_half = [&](std::size_t ours, std::size_t other) {
    return ours >= fewest_zeros && ours * 2 > half && other * 50 < half;
  };
  if (is_high_half(zeros[1], zeros[0])) return "UTF-16LE";
  return is_high_half(zeros[0], zeros[1]) ? "UTF-16BE" : nullptr;
}

/// Whether escape sequences of ISO 2022, which are well-formed UTF-8 as well, are to be read as such.
bool is_escaped_charset(std::string_view bytes, const std::string& declared) {
  return declared.starts_with("iso-2022-") && bytes.find('\x1B') != std::string_view::npos;
}

std::size_t count_high_bytes(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char byte) { return static_cast<unsigned char>(byte) > 0x7F; }));
}

std::optional<Decoded> decode_without_error(std::string_view bytes, const std::string& charset) {
  auto attempt = charset.empty() ? std::nullopt : decode_as(bytes, charset);
  if (!attempt || attempt->errors > 0) return std::nullopt;
  return std::move(attempt->decoded);
}

/// Whether valid UTF-8 may be so by chance. A character of two bytes, as charsets for East Asia have them, is
/// one of the letters of two bytes then (`模式` in GBK is `ģʽ`): text that is really UTF-8 and declared to be
/// Chinese has ideographs or quotation marks, of three bytes.
bool may_be_utf8_by_chance(std::string_view bytes, const std::string& declared) {
  const std::size_t high_bytes = count_high_bytes(bytes);
  const auto begins_three_bytes = [](char byte) { return static_cast<unsigned char>(byte) >= 0xE0; };
  return high_bytes > 0 && high_bytes < fewest_bytes_beyond_chance && !declared.empty() &&
         std::none_of(bytes.begin(), bytes.end(), begins_three_bytes) && has_several_widths(declared);
}

/// Valid UTF-8, or what is that only by chance.
Decoded decode_valid_utf8(std::string_view bytes, const std::string& declared) {
  if (may_be_utf8_by_chance(bytes, declared))
    if (auto exact = decode_without_error(bytes, declared)) return *std::move(exact);
  return {std::string(bytes), "UTF-8", false, false};
}

/// UTF-8 in which few sequences are broken: most of the bytes above 0x7F belong to well-formed ones.
std::optional<Decoded> decode_damaged_utf8(std::string_view bytes) {
  auto attempt = decode_as(bytes, "UTF-8");
  if (!attempt) return std::nullopt;
  if (attempt->errors * 10 > count_high_bytes(bytes)) return std::nullopt;
  return std::move(attempt->decoded);
}

/// Whether the detector may be right. UTF has been ruled out when it is asked, EBCDIC is not met in files,
/// and which of the charsets for Latin letters it is takes more than a few letters to tell.
bool is_credible(const std::string& charset, std::size_t high_bytes) {
  if (charset.starts_with("UTF-") || charset.starts_with("IBM4")) return false;
  const bool is_latin = charset == "ISO-8859-2" || charset == "ISO-8859-9" || charset == "windows-1250" ||
                        charset == "windows-1254";
  return !is_latin || high_bytes >= fewest_high_bytes;
}

/// Charsets that the detector names with confidence, the best first.
std::vector<std::string> detected_charsets(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status), ucsdet_close);
  if (U_FAILURE(status)) return {};
  const std::string_view head = bytes.substr(0, detector_bytes);
  const std::size_t high_bytes = count_high_bytes(head);
  ucsdet_setText(detector.get(), head.data(), static_cast<int32_t>(head.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  std::vector<std::string> names;
  for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    if (ucsdet_getConfidence(matches[i], &status) < minimum_confidence) break;
    const std::string name = ucsdet_getName(matches[i], &status);
    if (is_credible(name, high_bytes)) names.push_back(used_charset(name));
  }
  return names;
}

Decoded decode_detected(std::string_view bytes) {
  for (const std::string& name : detected_charsets(bytes)) {
    auto attempt = decode_as(bytes, name);
    if (attempt && is_tolerable(*attempt, bytes.size())) return std::move(attempt->decoded);
  }
  if (auto attempt = decode_as(bytes, "windows-1252")) return std::move(attempt->decoded);
  return {to_valid_utf8(bytes), "UTF-8", true, false};
}

/// What a binding declaration says. ASCII needs none: it is the same in all of them.
std::optional<Decoded> decode_as_bound(std::string_view bytes, const std::string& declared) {
  if (count_high_bytes(bytes) == 0) return std::nullopt;
  return decode_without_error(bytes, declared);
}

Decoded decode_bytes(std::string_view bytes, const std::string& declared) {
  if (auto marked = decode_by_mark(bytes)) return *std::move(marked);
  if (const char* utf16 = unmarked_utf16(bytes)) {
    if (auto attempt = decode_as(bytes, utf16)) return std::move(attempt->decoded);
  }
  if (is_escaped_charset(bytes, declared)) {
    if (auto attempt = decode_as(bytes, declared)) return std::move(attempt->decoded);
  }
  if (is_valid_utf8(bytes)) return decode_valid_utf8(bytes, declared);
  if (auto damaged = decode_damaged_utf8(bytes)) return *std::move(damaged);
  if (!declared.empty()) {
    auto attempt = decode_as(bytes, declared);
    if (attempt && is_tolerable(*attempt, bytes.size())) return std::move(attempt->decoded);
  }
  Decoded guessed = decode_detected(bytes);
  guessed.is_guessed = true;
  return guessed;
}

void unify_line_ends(std::string& text) {
  if (text.find('\r') == std::string::npos) return;
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_return = text[i] == '\r';
    if (is_return && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[out++] = is_return ? '\n' : text[i];
  }
  text.resize(out);
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view declared_charset, Declaration declaration) {
  const std::string declared = used_charset(declared_charset);
  auto bound = declaration == Declaration::binding ? decode_as_bound(bytes, declared) : std::nullopt;
  Decoded decoded = bound ? *std::move(bound) : decode_bytes(bytes, declared);
  unify_line_ends(decoded.utf8);
  return decoded;
}

Decoded decode_part(std::string_view bytes, std::string_view charset) {
  if (auto attempt = decode_as(bytes, used_charset(charset))) return std::move(attempt->decoded);
  return {to_valid_utf8(bytes), "UTF-8", !is_valid_utf8(bytes), false};
}

}  // namespace dossier::text

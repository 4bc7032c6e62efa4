// SPDX-License-Identifier: GPL-2.0-or-later
// Are bytes read in the charset that they are in, whatever was declared?
#include "text/charset.h"

#include <doctest/doctest.h>

#include <string>

using dossier::text::decode;
using dossier::text::Decoded;

namespace {

struct Row {
  std::string why;
  std::string bytes;
  std::string declared;
  std::string utf8;
  std::string charset;
  bool had_errors;
};

}  // namespace

TEST_CASE("charset: marks, declarations and well-formed UTF-8 decide, in this order") {
  const Row rows[] = {
      {"no bytes", "", "", "", "UTF-8", false},
      {"ASCII is UTF-8", "plain", "", "plain", "UTF-8", false},
      {"a mark of UTF-8 is removed", "\xEF\xBB\xBFtext", "", "text", "UTF-8", false},
      {"UTF-16, little end first", std::string("\xFF\xFEh\0i\0", 6), "", "hi", "UTF-16LE", false},
      {"UTF-16, big end first", std::string("\xFE\xFF\0h\0i", 6), "", "hi", "UTF-16BE", false},
      {"the mark wins over a declaration", std::string("\xFF\xFEh\0i\0", 6), "utf-8", "hi", "UTF-16LE",
       false},
      {"UTF-16 without a mark", std::string("r\0e\0p\0l\0y\0.\0", 12), "", "reply.", "UTF-16LE", false},
      {"valid UTF-8 wins over a wrong declaration", "caf\xC3\xA9", "iso-8859-1", "café", "UTF-8", false},
      {"Shift_JIS", "\x91\x8D\x96\xB1\x8F\xC8", "shift_jis", "総務省", "Shift_JIS", false},
      {"an older name of it", "\x91\x8D\x96\xB1\x8F\xC8", "x-sjis", "総務省", "Shift_JIS", false},
      {"EUC-JP", "\xC1\xED\xCC\xB3\xBE\xCA", "euc-jp", "総務省", "EUC-JP", false},
      {"Latin 1 is windows-1252 in practice", "\x93quoted\x94", "ISO-8859-1", "“quoted”", "windows-1252",
       false},
      {"escapes are UTF-8 too, unless declared", "\x1B$B;v\x1B(B", "iso-2022-jp", "事", "ISO-2022-JP", false},
      {"an unknown name is no declaration", "na\xEFve", "no-such-charset", "naïve", "windows-1252", false},
      {"a declaration that does not fit", "na\xEFve caf\xE9", "shift_jis", "naïve café", "windows-1252",
       false},
      {"a word of Chinese that is UTF-8 by chance", "\xC4\xA3\xCA\xBD", "gb2312", "模式", "GB18030", false},
      {"one of Korean", "\xC3\xB3", "euc-kr", "처", "KSC_5601", false},
      {"no chance: UTF-8 that is declared to be Chinese", "模式", "gb2312", "模式", "UTF-8", false},
      {"nor with a quotation mark", "It’s é", "gb2312", "It’s é", "UTF-8", false},
      {"nor with many letters", "ģʽ ģʽ ģʽ ģʽ ģʽ ģʽ ģʽ ģʽ", "gb2312", "ģʽ ģʽ ģʽ ģʽ ģʽ ģʽ ģʽ ģʽ", "UTF-8",
       false},
      {"UTF-16 is not meant by those who declare it", "caf\xC3\xA9", "utf-16", "café", "UTF-8", false},
      {"few broken bytes do not unmake UTF-8", "“Ministry’s” — “plan” 部\xE9\x83", "",
       "“Ministry’s” — “plan” 部\xEF\xBF\xBD", "UTF-8", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    const Decoded decoded = decode(row.bytes, row.declared);
    CHECK(decoded.utf8 == row.utf8);
    CHECK(decoded.charset == row.charset);
    CHECK(decoded.had_errors == row.had_errors);
  }
}

TEST_CASE("charset: a binding declaration decides") {
  const Row rows[] = {
      {"though it is UTF-8 by chance", "CAF\xC9\x92S", "windows-1252", "CAFÉ’S", "windows-1252", false},
      {"and though it looks like a mark", "\xFF\xFE", "windows-1252", "ÿþ", "windows-1252", false},
      {"unless the bytes are faulty in it", "na\xEFve caf\xE9", "shift_jis", "naïve café", "windows-1252",
       false},
      {"unless nobody knows it", "caf\xC3\xA9", "no-such-charset", "café", "UTF-8", false},
      {"ASCII is ASCII", "plain", "gbk", "plain", "UTF-8", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    const Decoded decoded = decode(row.bytes, row.declared, dossier::text::Declaration::binding);
    CHECK(decoded.utf8 == row.utf8);
    CHECK(decoded.charset == row.charset);
    CHECK(decoded.had_errors == row.had_errors);
  }
}

TEST_CASE("charset: an undeclared charset is detected") {
  // "The Ministry decides on ... " in Japanese, long enough to tell.
  const std::string shift_jis =
      "\x91\x8D\x96\xB1\x8F\xC8\x82\xCD\x81\x41\x8F\xEE\x95\xF1\x92\xCA\x90\x4D\x82\xCC\x95\xAA\x96\xEC\x82"
      "\xC9\x82\xA8"
      "\x82\xAF\x82\xE9\x8B\xA6\x97\xCD\x82\xF0\x90\x84\x90\x69\x82\xB5\x82\xDC\x82\xB7\x81\x42";
  const Decoded decoded = decode(shift_jis);
  CHECK(decoded.charset == "Shift_JIS");
  CHECK(decoded.utf8 == "総務省は、情報通信の分野における協力を推進します。");
}

TEST_CASE("charset: line ends of every system become one") {
  CHECK(decode("a\r\nb\rc\n").utf8 == "a\nb\nc\n");
  CHECK(decode("\r\r\n\r").utf8 == "\n\n\n");
}

TEST_CASE("charset: any bytes give valid text") {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>((i * 7 + i / 256) & 0xFF);
  for (const char* declared : {"", "shift_jis", "euc-kr", "gb2312", "utf-16", "iso-2022-jp", "big5"}) {
    CAPTURE(declared);
    CHECK_FALSE(decode(bytes, declared).utf8.empty());
  }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Do documents and errors come through to the other process, and does nonsense do no harm?
#include "extract/child_protocol.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

using namespace dossier;
using namespace std::string_view_literals;

TEST_CASE("child protocol: a request and its answer come through") {
  const std::string bytes("a\0b", 3);
  const std::string frame = extract::encode_request_head({extract::Format::odt, bytes}) + bytes;
  const auto request = extract::decode_request(frame);
  CHECK(request.format == extract::Format::odt);
  CHECK(request.bytes == bytes);
  extract::RawDocument document;
  Paragraph& paragraph = document.paragraphs.emplace_back();
  paragraph.text = "text";
  paragraph.number = "12";
  paragraph.kind = ParagraphKind::heading;
  paragraph.page = 3;
  document.properties = {{"file:title", "Title"}};
  document.declared_language = "zh";
  document.links = {"https://example.org"};
  document.warnings = {"warning"};
  const auto answer = extract::decode_answer(extract::encode_answer(document));
  REQUIRE(answer.paragraphs.size() == 1);
  CHECK(answer.paragraphs[0].text == "text");
  CHECK(answer.paragraphs[0].number == "12");
  CHECK(answer.paragraphs[0].kind == ParagraphKind::heading);
  CHECK(answer.paragraphs[0].page == 3);
  CHECK(answer.properties == document.properties);
  CHECK(answer.declared_language == "zh");
  CHECK(answer.links == document.links);
  CHECK(answer.warnings == document.warnings);
}

TEST_CASE("child protocol: errors come through, nonsense is an internal error") {
  try {
    static_cast<void>(
        extract::decode_answer(extract::encode_answer(Error(ErrorCode::invalid_argument, "bad", "do this"))));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid_argument);
    CHECK(std::string(error.what()) == "bad");
    CHECK(error.hint() == "do this");
  }
  for (const std::string_view frame : {""sv, "\x07"sv, "\x00\xFF\xFF\xFF\xFF"sv, "\x01"sv, "\x63"sv})
    CHECK_THROWS_WITH_AS(static_cast<void>(extract::decode_answer(frame)),
                         "the extractor's answer cannot be read", Error);
  CHECK_THROWS_AS(static_cast<void>(extract::decode_request("")), Error);
  CHECK_THROWS_AS(static_cast<void>(extract::decode_request("\x7F")), Error);
  CHECK(extract::frame_length(extract::frame_header(0x0102030405060708)) == 0x0102030405060708);
}

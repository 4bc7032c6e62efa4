// SPDX-License-Identifier: GPL-2.0-or-later
// Are documents and manifests read back as they were stored, and damage recognised?
#include "store/stored_document.h"

#include "store/manifest.h"

#include <doctest/doctest.h>
#include <dossier/error.h>

#include <string>

using namespace dossier;

namespace {

store::StoredRecord sample() {
  store::StoredRecord stored;
  stored.record.id = "speeches/a.md";
  stored.record.title = "On harbours";
  stored.record.date = "2023-02";
  stored.record.ministers = {"Mary Rivers", "João Costa"};
  stored.record.provenance = {{"date", "2023-02", "front-matter", "why"}};
  stored.file_key = "speeches/a.md";
  stored.content_hash = "0123";
  stored.paragraphs = {{"A heading", "", ParagraphKind::heading, "en"},
                       {"Some text.", "1", ParagraphKind::answer, "en"}};
  stored.raw = std::string("raw\0bytes", 9);
  return stored;
}

}  // namespace

TEST_CASE("store: a document is read back as it was stored") {
  const std::string bytes = store::encode_document(sample());
  const store::StoredRecord again = store::decode_document(bytes);
  CHECK(again.record.id == "speeches/a.md");
  CHECK(again.record.ministers == sample().record.ministers);
  REQUIRE(again.record.provenance.size() == 1);
  CHECK(again.record.provenance[0].reason == "why");
  REQUIRE(again.paragraphs.size() == 2);
  CHECK(again.paragraphs[0].kind == ParagraphKind::heading);
  CHECK(again.paragraphs[1].number == "1");
  CHECK(again.raw == sample().raw);
  CHECK(store::decode_hit(bytes).title == "On harbours");
  const auto part = store::hit_part(bytes);
  CHECK(part.size() < bytes.size());
  CHECK(store::decode_hit(part).title == "On harbours");
  CHECK(store::text_bytes(bytes) > 0);
}

TEST_CASE("store: a damaged document is an error, never a crash") {
  const std::string good = store::encode_document(sample());
  for (std::size_t length = 0; length < good.size(); ++length)
    CHECK_THROWS_AS((void)store::decode_document(std::string_view(good).substr(0, length)), Error);
  for (std::size_t i = 0; i < 8 * good.size(); ++i) {
    std::string bad = good;
    bad[i / 8] = static_cast<char>(bad[i / 8] ^ (1 << (i % 8)));
    CAPTURE(i);
    try {
      // Some bits of a zstd frame say nothing of its content.
      CHECK(store::encode_document(store::decode_document(bad)) == good);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::index_damaged);
    }
  }
}

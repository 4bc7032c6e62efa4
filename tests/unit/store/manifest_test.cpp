// SPDX-License-Identifier: GPL-2.0-or-later
// Is a manifest kept, changed and read back whole, and damage recognised?
#include "store/manifest.h"

#include <doctest/doctest.h>
#include <dossier/error.h>

#include <string>

using namespace dossier;
using store::Manifest;
using store::ManifestChanges;
using store::ManifestFile;

namespace {

const std::string hash_a = "00112233445566778899aabbccddeeff";
const std::string hash_b = "ffeeddccbbaa99887766554433221100";

Manifest two() {
  ManifestChanges files;
  files["a.md"] = ManifestFile{"", {10, -5}, hash_a, "markdown", 3, {{"a.md", hash_a}}, {}, {}};
  files["more/b.jsonl"] = ManifestFile{
      "more", {1, 2}, "", "json-lines", 1, {{"r1", hash_b}, {"r2", "odd"}}, {{3, "no JSON"}}, {7, 8, 9}};
  return {{{"/data/policy", ""}, {"/data/more", "more"}}, files};
}

}  // namespace

TEST_CASE("store: a manifest is read back as it was written") {
  const Manifest manifest = two();
  const Manifest again = Manifest::decode(manifest.encode());
  CHECK(again.encode() == manifest.encode());
  REQUIRE(again.roots().size() == 2);
  CHECK(again.roots()[1].name == "more");
  REQUIRE(again.files().size() == 2);
  CHECK(again.find("a.md")->stamp.mtime_ns == -5);
  CHECK(again.find("a.md")->extractor_version == 3);
  CHECK(again.find("absent") == nullptr);
  const ManifestFile a = Manifest::file(*again.find("a.md"));
  CHECK(a.content_hash == hash_a);
  CHECK(a.documents.at(0).id == "a.md");
  CHECK(a.documents.at(0).content_hash == hash_a);
  const ManifestFile b = Manifest::file(*again.find("more/b.jsonl"));
  CHECK(b.root == "more");
  CHECK(b.format == "json-lines");
  CHECK(b.content_hash.empty());
  CHECK(b.documents.at(0).content_hash == hash_b);
  CHECK(b.documents.at(1).content_hash == "odd");
  CHECK(b.failures.at(0).line == 3);
  CHECK(b.failures.at(0).reason == "no JSON");
  CHECK(b.limits.document_bytes == 7);
  CHECK(b.limits.extractor_seconds == 8);
  CHECK(b.limits.extractor_bytes == 9);
}

TEST_CASE("store: a run's changes replace, remove and add files, and the rest stays byte for byte") {
  ManifestChanges changes;
  changes["0.md"] = ManifestFile{"", {1, 1}, hash_b, "markdown", 1, {}, {}, {}};
  changes["a.md"] = std::nullopt;
  changes["z.md"] = ManifestFile{"", {2, 2}, hash_b, "markdown", 1, {{"z.md", hash_b}}, {}, {}};
  const Manifest before = two();
  const Manifest after = before.with({{"/elsewhere", ""}}, changes);
  REQUIRE(after.files().size() == 3);
  CHECK(after.files()[0].key == "0.md");
  CHECK(after.find("a.md") == nullptr);
  CHECK(after.files()[2].key == "z.md");
  CHECK(after.find("more/b.jsonl")->details == before.find("more/b.jsonl")->details);
  CHECK(after.find("more/b.jsonl")->root == "more");
  CHECK(after.roots().size() == 1);
  CHECK(before.find("a.md") != nullptr);
  CHECK(Manifest().files().empty());
}

TEST_CASE("store: a damaged manifest is an error wherever it is cut or changed, never a crash") {
  const std::string good = two().encode();
  for (std::size_t length = 0; length < good.size(); ++length)
    CHECK_THROWS_AS((void)Manifest::decode(good.substr(0, length)), Error);
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x41);
    try {
      const Manifest manifest = Manifest::decode(bad);  // another sound value is possible
      for (const auto& entry : manifest.files()) (void)Manifest::file(entry);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::index_damaged);
    }
  }
}

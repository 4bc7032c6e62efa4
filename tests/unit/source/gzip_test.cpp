// SPDX-License-Identifier: GPL-2.0-or-later
// Are files compressed with gzip read whole, in pieces, and not beyond reason?
#include "source/gzip.h"

#include "source/file_chunks.h"
#include "temporary_folder.h"

#include <dossier/error.h>

#include <doctest/doctest.h>
#include <zlib.h>

#include <string>

using namespace dossier;

namespace {

std::string gzipped(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string inflated(const std::string& bytes, std::size_t most = std::size_t{1} << 30) {
  try {
    return source::inflate_whole(bytes, most);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid_argument);
    return std::string("! ") + error.what();
  }
}

/// Text that does not shrink to nothing.
std::string varied(std::size_t lines) {
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) text += "line " + std::to_string(i * 7919 % 100'003) + "\n";
  return text;
}

}  // namespace

TEST_CASE("gzip: members follow each other, padding is none of the data") {
  const std::string text = varied(50'000);
  CHECK(inflated(gzipped(text)) == text);
  CHECK(inflated(gzipped("one ") + gzipped("two")) == "one two");
  CHECK(inflated(gzipped("one") + std::string(512, '\0')) == "one");
  CHECK(inflated(gzipped("")).empty());
}

TEST_CASE("gzip: damage, cuts and bombs are told") {
  std::string packed = gzipped(varied(1000));
  CHECK(inflated(packed.substr(0, packed.size() / 2)) == "! the gzip data are cut short");
  CHECK(inflated(packed.substr(0, packed.size() - 4)) == "! the gzip data are cut short");
  packed[packed.size() / 2] ^= 0x55;
  CHECK(inflated(packed) == "! the gzip data are damaged");
  CHECK(inflated(gzipped("more than ten"), 10) ==
        "! inflated, it is more than 10 bytes long, which is the limit");
  CHECK(inflated(gzipped(std::string(std::size_t{100} << 20, ' '))) ==
        "! the gzip data grow more than 250 times: no text does");
}

TEST_CASE("gzip: a file of records is inflated piece by piece") {
  const test::TemporaryFolder folder;
  const std::string text = varied(50'000);
  const auto path = folder.write("records.jsonl.gz", gzipped("\xEF\xBB\xBF" + text));
  source::FileChunks chunks(path);
  std::string all;
  while (true) {
    const auto chunk = chunks.next();
    if (chunk.empty()) break;
    CHECK(chunk.size() <= (std::size_t{64} << 10));
    all += chunk;
  }
  CHECK(all == text);
}

TEST_CASE("gzip: a document that is named as a file of records is one error") {
  const test::TemporaryFolder folder;
  source::FileChunks chunks(folder.write("records.csv", "%PDF-1.7"));
  CHECK_THROWS_WITH_AS(static_cast<void>(chunks.next()), "named as a file of records, but it is a document",
                       Error);
}

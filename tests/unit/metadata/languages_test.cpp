// SPDX-License-Identifier: GPL-2.0-or-later
// Which languages does a document list?
#include "fixture.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

namespace {

std::string joined(const std::vector<std::string>& list) {
  std::string all;
  for (const std::string& entry : list) all += entry + ' ';
  return all;
}

}  // namespace

TEST_CASE("metadata: a language counts when it has a continuous passage") {
  const std::string english =
      "The Government works with the industry and the community to build a safe digital future for all.";
  const std::string chinese =
      "政府与业界和社区携手合作，为所有国人打造安全的数码未来。我们会继续支持中小企业，让他们善用科技，把握新"
      "的机会，同时照顾年长者的需要。";
  const std::string japanese =
      "政府は産業界や地域社会と協力し、すべての人のために安全なデジタルの未来を築いていきます。これからも中小"
      "企業を支援します。";
  struct Row {
    std::string reason;
    std::string text;
    std::vector<std::string> languages;
  };
  const std::vector<Row> rows{
      {"English", english, {"en"}},
      {"a Chinese passage", english + "\n\n" + english + "\n\n" + chinese, {"en", "zh"}},
      {"a Chinese greeting and a name", english + "\n\n大家好！\n\nThe show 《欢喜》 is back.", {"en"}},
      {"a long Chinese quotation inside an English paragraph",
       english + english + "\n\n" + english + " He said: " + chinese,
       {"en", "zh"}},
      {"Japanese with a passage without kana",
       japanese + "\n\n" + japanese +
           "\n\n第一章総則目的定義適用範囲第二章組織運営会議事務局財務監査第三章罰則附則施行期日経過措置第四"
           "章雑則",
       {"ja"}},
      {"too short to tell", "Hello.", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    CHECK(joined(fixture::resolve({"speeches/a.md", "title: T", row.text}).languages) ==
          joined(row.languages));
  }
}

TEST_CASE("metadata: a given language is listed first, by its primary subtag") {
  RawMetadata raw = fixture::raw_of({"a.md", "title: T", "第一条人人生而自由在尊严和权利上一律平等"});
  raw.given.language = "zh-Hans";
  CHECK(fixture::resolver().resolve(raw).languages.front() == "zh");
}

TEST_CASE("metadata: each paragraph has its own language") {
  RawMetadata raw =
      fixture::raw_of({"a.md", "title: T",
                       "The Government works with the industry and the "
                       "community.\n\n政府与业界和社区携手合作，为所有国人打造安全的数码未来。"});
  static_cast<void>(fixture::resolver().resolve(raw));
  CHECK(raw.raw.paragraphs[0].language == "en");
  CHECK(raw.raw.paragraphs[1].language == "zh");
}

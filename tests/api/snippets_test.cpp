// SPDX-License-Identifier: GPL-2.0-or-later
// Do hits show why they were found, as users of such systems miss it elsewhere? (A: their complaints)
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <string>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

/// A text with its highlights in brackets.
std::string marked(std::string text, const Ranges& highlights) {
  for (auto range = highlights.rbegin(); range != highlights.rend(); ++range) {
    text.insert(range->second, "]");
    text.insert(range->first, "[");
  }
  return text;
}

/// An index of one document.
struct Sample {
  TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";

  Sample(std::string title, std::string text, std::string language = {}) {
    Indexer indexer(index);
    Document document;
    document.id = "a";
    document.title = std::move(title);
    document.text = std::move(text);
    document.language = std::move(language);
    indexer.add(document);
    indexer.commit();
  }

  [[nodiscard]] Hit hit(const std::string& query, std::size_t passages = 1) const {
    SearchRequest request;
    request.query = query;
    request.snippet_passages = passages;
    return Searcher(index).search(request).hits.at(0);
  }

  [[nodiscard]] std::string snippet(const std::string& query) const {
    const Hit found = hit(query);
    return marked(found.snippet.text, found.snippet.highlights);
  }

  [[nodiscard]] std::string title(const std::string& query) const {
    const Hit found = hit(query);
    return marked(found.document.title, found.title_highlights);
  }
};

}  // namespace

TEST_CASE("A15: a phrase is shown whole, in the passage where it stands") {
  const Sample sample(
      "Plans", "Data is kept. The centre is old.\n\nA centre of data, data.\n\nOne data centre opens.");
  CHECK(sample.snippet("\"data centre\"") == "One [data centre] opens.");
  CHECK(sample.snippet("data NEAR/2 centre") == "One [data] [centre] opens.");
  CHECK(sample.snippet("data centre") == "One [data] [centre] opens.");
}

TEST_CASE("snippets: several passages come from different paragraphs, and only when they are asked for") {
  const Sample sample("Plans",
                      "Ferries run.\n\nNothing.\n\nFerries cross the harbour.\n\nThe harbour is deep.");
  const Hit one = sample.hit("ferries harbour");
  CHECK(marked(one.snippet.text, one.snippet.highlights) == "[Ferries] cross the [harbour].");
  CHECK(one.more_passages.empty());
  const Hit three = sample.hit("ferries harbour", 3);
  CHECK(three.snippet.text == one.snippet.text);
  REQUIRE(three.more_passages.size() == 2);
  CHECK(three.more_passages[0].text == "Ferries run.");
  CHECK(three.more_passages[1].text == "The harbour is deep.");
}

TEST_CASE("snippets: words of the title are highlighted too") {
  const Sample sample("Secure data centres: the U.S. view", "Nothing of it.");
  CHECK(sample.title("\"data centres\" secures") == "[Secure] [data centres]: the U.S. view");
  CHECK(sample.title("US") == "Secure data centres: the [U.S.] view");
  CHECK(sample.title("title:views") == "Secure data centres: the U.S. [view]");
  CHECK(sample.title("") == "Secure data centres: the U.S. view");
  SearchRequest request;
  request.query = "data";
  request.snippets = SnippetMode::none;
  CHECK(Searcher(sample.index).search(request).hits.at(0).title_highlights.empty());
}

TEST_CASE("snippets: stems, acronyms and accents are highlighted as they are written") {
  const Sample sample("Notes",
                      "João reads résumés.\n\nTrade with the U.S. grows.\n\nThey were securing e-payments.");
  CHECK(sample.snippet("resume joao") == "[João] reads [résumés].");
  CHECK(sample.snippet("US") == "Trade with the [U.S.] grows.");
  CHECK(sample.snippet("secure") == "They were [securing] e-payments.");
  CHECK(sample.snippet("epayment").find("payments]") != std::string::npos);
}

TEST_CASE("A24: Chinese and Japanese passages are marked between characters") {
  const Sample chinese("无标题", "没有。\n\n电视节目欢喜一家亲播出。", "zh");
  CHECK(chinese.snippet("欢喜一家") == "电视节目[欢喜一家]亲播出。");
  const Sample japanese("題", "なし。\n\n日本の情報通信政策について。", "ja");
  CHECK(japanese.snippet("情報通信政策") == "日本の[情報通信政策]について。");
}

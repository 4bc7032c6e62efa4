// SPDX-License-Identifier: GPL-2.0-or-later
// Does the forward index choose the same passages as the text?
#include "results/paragraph_marks.h"

#include "index/postings.h"
#include "results/snippet.h"
#include "search/search.h"
#include "store/snapshot.h"
#include "store/stored_document.h"
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/indexer.h>

#include <random>
#include <string>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

/// Texts of words that are hard to tell apart: forms of one stem, capitals, compounds, phrases, characters.
class RandomTexts {
 public:
  explicit RandomTexts(std::uint32_t seed) : random_(seed) {}

  std::string document() {
    std::string text;
    const std::size_t paragraphs = below(12) + 1;
    for (std::size_t i = 0; i < paragraphs; ++i) text += paragraph() + "\n\n";
    return text;
  }

  std::string query() {
    static const std::vector<std::string> queries{"scam",
                                                  "scams telco",
                                                  "\"data centre\"",
                                                  "data centre",
                                                  "epayment",
                                                  "e-payment scam",
                                                  "US trade",
                                                  "=Grab",
                                                  "secur*",
                                                  "scam NEAR/4 telco",
                                                  "title:scams telco",
                                                  "欢喜一家",
                                                  "情報通信 scam",
                                                  "S$1.2 data",
                                                  "\"data cent*\" grab",
                                                  "quixotic1",
                                                  "quixotic2 payment",
                                                  "(data OR telco) -grab",
                                                  "=US scam",
                                                  "=Sec* OR =Grab",
                                                  "=\"Data Centre\" OR scam",
                                                  "=Grab NEAR/9 =scams",
                                                  "\"data centre\" NEAR/9 (scam OR \"grab data\")"};
    return queries[below(queries.size())];
  }

 private:
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  std::string paragraph() {
    static const std::vector<std::string> words{
        "scam",      "scams",    "Telcos",     "data",     "centre", "data centre", "data centres",
        "e-payment", "epayment", "US",         "us",       "trade",  "Grab",        "grab",
        "security",  "secures",  "欢喜一家亲", "情報通信", "S$1.2",  "payment",     "payments",
        "filling.",  "more",     "words.",     "here.",    "and",    "of"};
    std::string text;
    const std::size_t count = below(60);
    for (std::size_t i = 0; i < count; ++i) {
      text += (text.empty() ? "" : " ") + words[below(words.size())];
      if (below(40) == 0) text += " quixotic" + std::to_string(below(400));
    }
    return text.empty() ? "Nothing." : text;
  }

  std::mt19937 random_;
};

/// What can be compared of passages.
std::vector<std::string> described(const std::vector<Snippet>& passages) {
  std::vector<std::string> out;
  for (const Snippet& passage : passages) {
    out.push_back(passage.text);
    for (const auto& [begin, end] : passage.highlights)
      out.back() += " " + std::to_string(begin) + "-" + std::to_string(end);
  }
  return out;
}

struct Counts {
  std::size_t compared = 0;
  std::size_t by_text = 0;
};

/// Compares the passages of all documents found by a query.
void compare(const store::Snapshot& snapshot, const SearchRequest& request, Counts& counts) {
  const search::Found found = search::run(snapshot, request, {});
  results::Highlighter highlighter(found.match.leaves, snapshot.columns->count());
  results::ParagraphMarks marks(snapshot, highlighter);
  for (const search::RankedDocument& ranked : found.page) {
    const auto stored = store::decode_document(snapshot.database.get_document(ranked.number).get_data());
    const auto known = marks.of(ranked.number, stored.paragraphs.size());
    ++(known ? counts.compared : counts.by_text);
    if (!known) continue;
    for (const results::PassageOptions options : {results::PassageOptions{240, 1, {}}, {60, 3, {}}})
      REQUIRE(described(results::make_passages(stored.paragraphs, highlighter, options, &*known)) ==
              described(results::make_passages(stored.paragraphs, highlighter, options)));
  }
}

void add_documents(Indexer& indexer, RandomTexts& random, int first, int last) {
  for (int i = first; i < last; ++i) {
    Document document;
    document.id = std::to_string(i);
    document.title = "Scams of the day";
    document.text = random.document();
    indexer.add(document);
  }
  indexer.commit();
}

}  // namespace

TEST_CASE("results: the forward index chooses the same passages as the text") {
  const TemporaryFolder folder;
  RandomTexts random(7);
  Indexer indexer(folder.path() / "index");
  add_documents(indexer, random, 0, 80);
  add_documents(indexer, random, 60, 120);
  const store::SnapshotPool pool(folder.path() / "index", index::make_words,
                                 [](const auto&, const auto&) { return store::SynonymTable{}; });
  Counts counts;
  for (int i = 0; i < 60; ++i) {
    SearchRequest request;
    request.query = random.query();
    request.limit.reset();
    CAPTURE(request.query);
    pool.run([&](const store::Snapshot& snapshot) { return compare(snapshot, request, counts), 0; });
  }
  CHECK(counts.compared > 1000);
  // Capitals and compounds are told by the text alone.
  CHECK(counts.by_text > 100);
}

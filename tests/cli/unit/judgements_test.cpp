// SPDX-License-Identifier: GPL-2.0-or-later
// Are files of judgements, runs and topics read as they are meant, and faulty lines named?
#include "dossier/judgements.h"
#include "dossier/eval_queries.h"
#include "dossier/trec_topics.h"
#include "temporary_folder.h"

#include <dossier/error.h>

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace dossier::cli {

namespace {

/// What a reader makes of a file with this content.
template <class Result>
Result read(Result (*reader)(const std::string&), std::string_view content) {
  const test::TemporaryFolder folder;
  return reader(folder.write("file", content).string());
}

/// The message for a faulty file, from its line number on; empty when it was read.
template <class Result>
std::string problem(Result (*reader)(const std::string&), std::string_view content) {
  try {
    read(reader, content);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid_argument);
    const std::string message = error.what();
    return message.substr(message.find("line "));
  }
  return {};
}

}  // namespace

TEST_CASE("judgements: both formats, ids with spaces, line ends of Windows, a byte order mark") {
  const auto got = read(read_judgements,
                        "\xEF\xBB\xBFq1\tspeeches/a b.md\t3\r\n\nq1\tc\t0\nq2 0 speeches/a%20b%25.md 1\n"
                        "q2\t0\td\t-2\n");
  REQUIRE(got.size() == 2);
  CHECK(got.at("q1") == Grades{{"speeches/a b.md", 3}, {"c", 0}});
  CHECK(got.at("q2") == Grades{{"speeches/a b%.md", 1}, {"d", -2}});
}

TEST_CASE("judgements: a faulty line is named") {
  CHECK(problem(read_judgements, "q1\ta\t1\nq1 a 1\n") ==
        "line 2: neither 'query TAB document TAB grade' nor 'query 0 document grade'");
  CHECK(problem(read_judgements, "\n\nq1\ta\tgood\n") == "line 3: grade 'good' is no whole number");
  CHECK(problem(read_judgements, "q1\ta\t1.5\n") == "line 1: grade '1.5' is no whole number");
  CHECK(problem(read_judgements, "q1\ta\t1000\n") == "line 1: grade 1000 is above 100");
  CHECK(problem(read_judgements, "q1\ta\t1\nq1\ta\t2\n") ==
        "line 2: document 'a' of query q1 has grade 1 above");
  CHECK(problem(read_judgements, "q1\ta\t1\nq1\ta\t1\n").empty());
}

TEST_CASE("run: by score, equal ones by rank, whatever the order of the lines") {
  const auto got =
      read(read_run, "q1 Q0 c 3 1.5 t\nq1 Q0 b%20b 2 1.5 t\nq1 Q0 a 9 2e1 t\nq%202 Q0 a 1 -1 t\n");
  CHECK(got.at("q1") == std::vector<std::string>{"a", "b b", "c"});
  CHECK(got.at("q 2") == std::vector<std::string>{"a"});
}

TEST_CASE("run: a faulty line is named") {
  CHECK(problem(read_run, "q1 Q0 a 1 2.5\n") == "line 1: not 'query Q0 document rank score tag'");
  CHECK(problem(read_run, "q1 Q0 a first 2.5 t\n") == "line 1: rank 'first' is no whole number");
  CHECK(problem(read_run, "q1 Q0 a 1 nan t\n") == "line 1: score 'nan' is no number");
  CHECK(problem(read_run, "q1 Q0 a 1 1 t\nq1 Q0 a 2 0.5 t\n") ==
        "line 2: document 'a' is ranked twice for query q1");
}

TEST_CASE("percent-encoding: put back, and left where it is none") {
  CHECK(percent_decoded("a%20b%E2%80%99c") == "a b\u2019c");
  CHECK(percent_decoded("100% of%2") == "100% of%2");
  CHECK(percent_decoded("%zz%%20") == "%zz% ");
}

TEST_CASE("queries: lines of a batch, asked as deep as judged") {
  const auto got = read(read_eval_queries,
                        "{\"id\": \"q1\", \"text\": \"harbour\", \"filters\": {\"category\": \"speech\"}}\n"
                        "q2\tfog signals\n");
  REQUIRE(got.size() == 2);
  CHECK(got[0].request.filters.categories == std::vector<std::string>{"speech"});
  CHECK(got[1].request.query == "fog signals");
  CHECK(got[1].request.limit == judged_depth);
}

TEST_CASE("queries: TREC topics, old and new ways of writing") {
  const auto got =
      read(read_eval_queries,
           "<top>\n<num> Number: 301\n<title> Topic: Fog signals\n\n<desc> Description:\nAll < of it\n\n"
           "<narr> Narrative:\nMore\n</top>\n\n"
           "<top>\n<num>302</num>\n<title>\nHarbour\n<dues> and a < b\n</title>\n</top>\n");
  REQUIRE(got.size() == 2);
  CHECK(got[0].id == "301");
  CHECK(got[0].request.query == "Fog signals");
  CHECK(got[1].id == "302");
  CHECK(got[1].request.query == "Harbour");
}

TEST_CASE("topics: a '<' that begins no tag belongs to the title") {
  TrecTopicReader reader;
  CHECK_FALSE(reader.take("<top><num>1<title>prices < 5"));
  const auto topic = reader.take("</top>");
  REQUIRE(topic);
  CHECK(topic->title == "prices < 5");
}

TEST_CASE("queries: what is wrong is named with its line") {
  CHECK(problem(read_eval_queries, "q1\tfog\nfog\n") ==
        "line 2: neither a JSON object nor an id, a tab and a query");
  CHECK(problem(read_eval_queries, "q1\tfog\nq1\tdues\n") == "line 2: there is a query 'q1' above");
  CHECK(problem(read_eval_queries, "<top>\n<title> fog\n</top>\n") ==
        "line 3: the topic that ends here has no <num>");
  CHECK(problem(read_eval_queries, "<top>\n<num> 7\n</top>\n") ==
        "line 3: topic 7, which ends here, has no <title>");
  CHECK(problem(read_eval_queries, "<top>\n<num> 7\n<title> fog\n") ==
        "line 3: the last topic is not closed by </top>");
}

}  // namespace dossier::cli

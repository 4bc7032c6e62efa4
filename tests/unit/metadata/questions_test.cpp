// SPDX-License-Identifier: GPL-2.0-or-later
// Who asks, and which paragraphs are question and answer?
#include "fixture.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

namespace {

using Names = std::vector<std::string>;
const std::string id = "parliamentary-questions/2022-03-04-x.md";
const std::string to_ask = "To ask the Minister for Communications and Information whether it is so.";

std::string kinds_of(const std::string& text) {
  RawMetadata raw = fixture::raw_of({id, "title: Reply to PQ on roads", text});
  static_cast<void>(fixture::resolver().resolve(raw));
  std::string kinds;
  for (const Paragraph& paragraph : raw.raw.paragraphs)
    kinds += "bhqa"[static_cast<std::size_t>(paragraph.kind)];
  return kinds;
}

}  // namespace

TEST_CASE("metadata: each member who asks is named once, without honorific") {
  struct Row {
    std::string reason;
    std::string title;
    std::string text;
    Names asked_by;
  };
  const std::vector<Row> rows{
      {"one question", "PQ on x", "35. Mr Lim Bo Chuan: " + to_ask, {"Lim Bo Chuan"}},
      {"a number with a star inside the text",
       "PQ on x",
       "*35. Mr Lim Bo Chuan: " + to_ask,
       {"Lim Bo Chuan"}},
      {"two honorifics", "PQ on x", "30. Er Dr Lee Bea Wah: " + to_ask, {"Lee Bea Wah"}},
      {"an academic title", "PQ on x", "Assoc Prof Jamie Jerome Lim: " + to_ask, {"Jamie Jerome Lim"}},
      {"a small word in a name", "PQ on x", "Mr Christoph de Sousa: " + to_ask, {"Christoph de Sousa"}},
      {"Malay particle", "PQ on x", "Mr Mohd Fahim Bin Ali: " + to_ask, {"Mohd Fahim Bin Ali"}},
      {"a surname that is a word", "PQ on x", "Ms He Ting Lu: " + to_ask, {"He Ting Lu"}},
      {"'asked' and no colon",
       "PQ on x",
       "Mr Alex Yim Zi asked the Minister for Communications and Information how.",
       {"Alex Yim Zi"}},
      {"'asked by'", "PQ on x", "Question asked by Ms Hazel Poh on roads.", {"Hazel Poh"}},
      {"the same member twice and another",
       "PQ on x",
       "1. Mr Don Wi: " + to_ask + "\n\n2. Ms Eva Tay: " + to_ask + "\n\n3. Mr Don Wi: " + to_ask,
       {"Don Wi", "Eva Tay"}},
      {"two questions in one paragraph",
       "PQ on x",
       "1. Mr Don Wi: " + to_ask + " 2. Ms Eva Tay: " + to_ask,
       {"Don Wi", "Eva Tay"}},
      {"two members of one question",
       "PQ on x",
       "Mr Don Wi and Ms Eva Tay: " + to_ask,
       {"Don Wi", "Eva Tay"}},
      {"members named in the answer did not ask this",
       "PQ on x",
       "Mr Don Wi: " + to_ask +
           "\n\nAnswer:\n\nThis covers what Ms Eva Tay asked the Minister for Law last week.",
       {"Don Wi"}},
      {"the seat between name and question",
       "PQ on x",
       "Ms Eva Tay (Member for Punggol): " + to_ask,
       {"Eva Tay"}},
      {"the seat between commas",
       "PQ on x",
       "Ms Eva Tay, MP for Punggol GRC, asked the Minister for Communications and Information how.",
       {"Eva Tay"}},
      {"the member in a line of its own",
       "PQ on x",
       "Name and Constituency of Member of Parliament\n\nMs Eva Tay\n\nMP for Punggol GRC\n\nQuestion No. "
       "12\n\n" +
           to_ask,
       {"Eva Tay"}},
      {"the mover of a motion in the title",
       "MCI's response to the motion on x by NMP Ms Anta Ong",
       "I thank Ms Ong.",
       {"Anta Ong"}},
      {"nobody", "PQ on x", "The answer.", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    CHECK(fixture::resolve({id, "title: \"" + row.title + "\"", row.text}).asked_by == row.asked_by);
  }
  std::string many;
  for (int i = 0; i < 17; ++i) {
    many += std::to_string(i + 2) + ". Ms Ann B" + std::string(1, static_cast<char>('a' + i)) +
            "h: " + to_ask + "\n\n";
  }
  CHECK(fixture::resolve({id, "title: PQ on x", many}).asked_by.size() == 17);
}

TEST_CASE("metadata: question and answer paragraphs are told apart") {
  struct Row {
    std::string reason;
    std::string text;
    std::string kinds;  ///< b body, h heading, q question, a answer
  };
  const std::vector<Row> rows{
      {"headings and a label",
       "# Parliament Sitting on 4 March 2022\n\n# QUESTION FOR ORAL ANSWER\n\nMr Don Wi: " + to_ask +
           "\n\nAnswer:\n\n1. Yes.\n\nMore.",
       "hhqaaa"},
      {"a question of several paragraphs", "Mr Don Wi: " + to_ask + "\n\n(b) and how.\n\nReply:\n\nYes.",
       "qqaa"},
      {"no label, the chair is addressed", "Mr Don Wi: " + to_ask + "\n\nMr Speaker, yes.\n\nMore.", "qaa"},
      {"no label, the numbers begin again", "12. Mr Don Wi: " + to_ask + "\n\n1. we agree.\n\n2. More.",
       "qaa"},
      {"a supplementary exchange",
       "Mr Don Wi: " + to_ask + "\n\nAnswer:\n\n1. Yes.\n\nMr Don Wi: And then?\n\nDr Farid Salleh: No.",
       "qaaqa"},
      {"labels in Malay", "Soalan:\n\nAdakah air cukup?\n\nJawapan:\n\nYa.", "qqaa"},
      {"labels in Tamil", "கேள்வி:\n\nநீர் போதுமா?\n\nபதில்:\n\nஆம்.", "qqaa"},
      {"labels in Chinese, with a wide colon", "提问：水够吗？\n\n答复：\n\n够。", "qaa"},
      {"labels in Japanese", "質問\n\n水は足りるか。\n\n答弁：\n\n足りる。", "qqaa"},
      {"labels in Korean", "질의:\n\n물이 충분한가?\n\n답변: 그렇습니다.", "qqa"},
      {"a sentence that begins like a label", "答复了三个问题。\n\n다음.", "bb"},
      {"the label before the text", "Mr Don Wi: " + to_ask + "\n\nAnswer: Yes, it is so.", "qa"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    CHECK(kinds_of(row.text) == row.kinds);
  }
}

TEST_CASE("metadata: other documents have no questions and answers") {
  RawMetadata raw =
      fixture::raw_of({"speeches/2022-03-04-x.md", "title: Speech by Minister Grace Teo", "Answer:\n\nYes."});
  static_cast<void>(fixture::resolver().resolve(raw));
  CHECK(raw.raw.paragraphs[0].kind == ParagraphKind::body);
}

// SPDX-License-Identifier: GPL-2.0-or-later
// What do the stored parts of most documents have in common?
#pragma once

#include <string_view>

namespace dossier::store {

using std::literals::string_view_literals::operator""sv;

/// What zstd knows before it reads a document, so that short documents need not say it: names of fields and
/// sources as they are encoded, and turns of phrase of policy texts. Part of the index format: never change
/// it without a new format version.
inline constexpr std::string_view common_dictionary =
    // Turns of phrase, the most usual last: zstd finds what stands nearest at the least cost.
    "international agreement infrastructure transformation implementation legislation regulations "
    "recommendations organisations communities development management environment information technology "
    "communications education transport healthcare employment manpower housing finance defence foreign "
    "affairs national security public service private sector small and medium enterprises digital economy "
    "financial year per cent million billion dollars programme scheme funding grants support measures "
    "framework guidelines code of practice advisory council committee agency authority commission board "
    "statutory corporation Republic Commonwealth Parliament Parliamentary Secretary Senior Minister of State "
    "Deputy Prime Minister and Minister for Second Minister Ministry of Member of Parliament Government "
    "Singapore Singaporeans January February March April May June July August September October November "
    "December Monday Tuesday Wednesday Thursday Friday Distinguished guests, ladies and gentlemen, good "
    "morning. Thank you for your invitation. Thank you very much. Let me begin by I am pleased to announce "
    "that I would like to thank the Member for his question. In response to the question, asked the Minister "
    "for (a) whether the Ministry will consider (b) what is the number of (c) how many cases there have been "
    "in each of the past five years; and (d) whether there are plans to review the current policy. Question "
    "put, and agreed to. Question put, and negatived. I beg to move, That the Bill be now read a Second "
    "time. "
    "Bill accordingly read a First time. Order for Second Reading read. Mr Speaker, Sir, Mr Deputy Speaker, "
    "Sir, I thank the hon. Member. The House will know that it is not the case that we have to look at this "
    "as one of the most important of these, and at the same time there will be a need for more of them. On "
    "the other hand, in order to do so, we must make sure that those who would have been affected can also "
    "be given the opportunity which they should have had. This is why, as I have said before, it has to be "
    "done with the people of our country in mind, from which all of us will benefit. "
    // Provenance, in the order in which it is written.
    "\x07rejected\x06mentioned\x0a"
    "front-matter\x09"
    "file-name\x0c"
    "command-line\x0d"
    "office-holder\x04"
    "text\x00"
    "\x08"
    "asked_by\x07"
    "offices\x06"
    "topics\x08"
    "language\x02"
    "en\x06"
    "record\x00\x00\x05"
    "title\x06"
    "record\x00\x00\x0a"
    "categories\x06"
    "record\x00\x00\x04"
    "date\x0a\x06"
    "record\x00\x00\x09"
    "ministers\x06"
    "record\x00\x00"
    "\x08"
    "language\x02"
    "en\x04"
    "text\x00\x00\x00\x00\x02"
    "en"sv;

}  // namespace dossier::store

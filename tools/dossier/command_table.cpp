// SPDX-License-Identifier: GPL-2.0-or-later
// Which commands are there?
#include "command.h"
#include "index_options.h"
#include "search_options.h"
#include "suggest.h"

#include <dossier/error.h>

#include <string>
#include <vector>

namespace dossier::cli {
namespace {

constexpr Example index_examples[] = {
    {"dossier index documents/", "build the index, or bring it up to date"},
    {"dossier index --index idx speeches/ news=press-releases/",
     "two folders; ids of the second begin with news/"},
    {"dossier index --authority ministers.yaml documents/", "with office holders of your own"},
    {"dossier index --quiet documents/", "for cron: silent unless something failed"},
    {"dossier index --dry-run --verbose documents/", "what would be read and removed?"},
    {"dossier index records.jsonl", "a file of records: id, title, text, date, category, minister, ..."},
};

constexpr Example rebuild_examples[] = {
    {"dossier rebuild", "make the index anew from the text that is stored in it"},
    {"dossier rebuild --authority ministers.yaml", "with office holders of your own"},
    {"dossier rebuild --quiet --wait 10min", "for cron: waits until the indexer has finished"},
};

constexpr Example search_examples[] = {
    {"dossier search 5G security", "documents about these words, the best first"},
    {"dossier search scams -telecom", "without those that say 'telecom'"},
    {"dossier search '\"digital economy agreement\"'",
     "an exact phrase: its quotes inside the shell's quotes"},
    {"dossier search 5G --minister 'Josephine Teo' --since 2022", "filtered by minister and date"},
    {"dossier search --category speech --sort newest", "no words: what the filters select, newest first"},
    {"dossier search scams --facets category,year,minister", "with counts of all that match"},
    {"dossier search scams --limit all --format csv", "the whole list, for a spreadsheet"},
    {"dossier search --batch queries.jsonl > answers.jsonl", "many queries in one run"},
};

constexpr Example show_examples[] = {
    {"dossier show speeches/2023/a.md", "a document with its paragraphs"},
    {"dossier show --format json speeches/2023/a.md", "the same for a program"},
};

constexpr Example similar_examples[] = {
    {"dossier similar speeches/2023/a.md", "what else is there on this matter?"},
    {"dossier similar speeches/2023/a.md --category press-release --since 2022",
     "among press releases since 2022"},
    {"dossier similar --format json speeches/2023/a.md scams", "only what says 'scams', for a program"},
};

constexpr Example export_examples[] = {
    {"dossier export > records.jsonl", "one JSON object a document"},
    {"dossier export --format csv > records.csv", "for a spreadsheet"},
};

constexpr Example stats_examples[] = {
    {"dossier stats", "how many documents, from when, how large"},
    {"dossier stats --failed", "with the files that could not be read"},
    {"dossier stats --format json", "the same for a program"},
};

constexpr Example ministers_examples[] = {
    {"dossier ministers", "who is in the index, how often, from when to when"},
    {"dossier ministers Teo", "who can be meant by a name"},
    {"dossier ministers 'Minister for Communications and Information' --on 2020-05-01",
     "who held an office on a day"},
    {"dossier ministers 'Prime Minister'", "everybody who held it"},
};

constexpr Example check_examples[] = {
    {"dossier check", "is the index whole?"},
    {"dossier check --index /backup/dossier-2024-05-01", "is the copy whole?"},
    {"dossier check --source", "and do the files still hold what was indexed?"},
    {"dossier check --quiet", "for cron: silent unless something is wrong"},
    {"dossier check --metadata", "where the file says another date than the text"},
};

constexpr Example compact_examples[] = {
    {"dossier compact", "after months of updates, or before copying"},
    {"dossier compact --quiet --wait 10min", "for cron: waits until the indexer has finished"},
};

constexpr Example backup_examples[] = {
    {"dossier backup /backup/dossier-2024-05-01", "copy the index, also while it is written to"},
    {"dossier backup --quiet /backup/monday", "for cron: silent unless it failed"},
};

constexpr Example explain_examples[] = {
    {"dossier explain 'scams -telecom since:2022'", "what the query means, and what Xapian is asked"},
    {"dossier explain 'scams -telecom' --since 2022 --why-not speeches/2021/a.md",
     "which part of the query leaves this document out?"},
    {"dossier explain --text 'COVID-19 vaccines'", "the terms that a text is cut into; needs no index"},
    {"dossier explain --text 'keselamatan siber' --lang ms", "the same as Malay"},
};

constexpr Example timeline_examples[] = {
    {"dossier timeline deepfakes", "documents and mentions by year, first and last use, longest silence"},
    {"dossier timeline '\"data centre\"' --by quarter --since 2020", "a phrase, by quarter"},
    {"dossier timeline 5G --split minister", "and who spoke of it when"},
    {"dossier timeline scams --by month --format svg > scams.svg", "as a picture"},
    {"dossier timeline --category speech", "no words: how many documents there are"},
};

constexpr Example concordance_examples[] = {
    {"dossier concordance deepfakes", "every place that says it, the newest first"},
    {"dossier concordance '\"data centre\"' --sort right", "a phrase, by what follows it"},
    {"dossier concordance 5G --minister 'S Iswaran' --limit all --format csv > 5g.csv", "for a spreadsheet"},
};

constexpr Example eval_examples[] = {
    {"dossier eval queries.jsonl qrels.tsv", "how good are the rankings, by these judgements?"},
    {"dossier eval --per-query topics.txt qrels.txt", "TREC's formats, with a line a query, the worst first"},
    {"dossier eval --run peer.run queries.jsonl qrels.tsv", "judge what another program ranked"},
};

constexpr Example help_examples[] = {
    {"dossier help search", "the same as dossier search --help"},
};

constexpr StatusMeaning done{ExitStatus::done, "done"};
constexpr StatusMeaning usage{ExitStatus::usage, "wrong usage"};
constexpr StatusMeaning unusable{ExitStatus::index_unusable};
constexpr StatusMeaning locked{ExitStatus::index_locked};
constexpr StatusMeaning never_at_rest{ExitStatus::index_locked,
                                      "the index never came to rest while it was looked at; try again later"};
constexpr StatusMeaning internal{ExitStatus::internal};
constexpr StatusMeaning io{ExitStatus::io};
constexpr StatusMeaning ended{ExitStatus::signal_base};
constexpr StatusMeaning found{ExitStatus::done, "there are hits"};
constexpr StatusMeaning without_hits{ExitStatus::no_hits, "there is no hit"};
constexpr StatusMeaning unknown_id{ExitStatus::no_hits, "no document has this id"};
constexpr StatusMeaning refused{ExitStatus::usage,
                                "wrong usage, with --strict a query with a problem, or --timeout has passed"};

constexpr StatusMeaning index_statuses[] = {
    done,
    {ExitStatus::usage,
     "wrong usage, a path that does not exist or is suddenly empty, or a faulty authority file"},
    {ExitStatus::files_failed,
     "done, but documents could not be read that were readable or unknown before; --dry-run: files could not "
     "be "
     "examined"},
    unusable,
    locked,
    internal,
    io,
    ended};
constexpr StatusMeaning rebuild_statuses[] = {
    done, {ExitStatus::usage, "wrong usage, or a faulty authority file"}, unusable, locked, internal, io,
    ended};
constexpr StatusMeaning search_statuses[] = {
    {ExitStatus::done, "there are hits (a batch: all queries are answered)"},
    without_hits,
    {ExitStatus::usage,
     "wrong usage, with --strict a query with a problem, --timeout has passed, or a batch has faulty lines"},
    unusable,
    internal,
    io};
constexpr StatusMeaning show_statuses[] = {done, unknown_id, usage, unusable, internal, io};
constexpr StatusMeaning similar_statuses[] = {
    found, {ExitStatus::no_hits, "no document is like it, or none has this id"}, refused, unusable, internal,
    io};
constexpr StatusMeaning reader_statuses[] = {done, usage, unusable, internal, io};
constexpr StatusMeaning ministers_statuses[] = {
    done, {ExitStatus::no_hits, "nobody is found"}, usage, unusable, internal, io};
constexpr StatusMeaning check_statuses[] = {
    done,
    usage,
    {ExitStatus::index_unusable,
     "the index is missing, damaged (also: damage was found) or of another format"},
    never_at_rest,
    internal,
    io};
constexpr StatusMeaning compact_statuses[] = {done, usage, unusable, locked, internal, io, ended};
constexpr StatusMeaning backup_statuses[] = {done, usage, unusable, never_at_rest, internal, io};
constexpr StatusMeaning explain_statuses[] = {
    done, {ExitStatus::no_hits, "--why-not: no document has this id"}, usage, unusable, internal, io};
constexpr StatusMeaning mention_statuses[] = {found, without_hits, refused, unusable, internal, io};
constexpr StatusMeaning eval_statuses[] = {
    done, {ExitStatus::no_hits, "no query has judgements"}, usage, unusable, internal, io};
constexpr StatusMeaning help_statuses[] = {done, usage, internal, io};

std::span<const Option> no_options() {
  return {};
}

constexpr Command table[] = {
    {"index", "build an index, or bring it up to date", "[OPTION]... PATH...",
     "Indexes the documents below each PATH: Markdown, HTML, text, PDF, DOCX, ODT, RTF, e-mail, Akoma Ntoso, "
     "JSON Lines and CSV, also gzip'ed. New and changed documents are read, those whose files are gone are "
     "removed, the rest is left alone. PATH may be "
     "NAME=PATH, so that an index can hold several folders.",
     index_option_table, DashWord::is_error, index_examples, index_statuses, run_index},
    {"rebuild", "make an index anew from the text that is stored in it", "[OPTION]...",
     "Makes every document anew with today's rules (authority files, taxonomy, analysis) from what the index "
     "holds, without the files that it was made from. Searches see the old state until it is done. 'dossier "
     "index' does the same by itself when the rules have changed.",
     rebuild_option_table, DashWord::is_error, rebuild_examples, rebuild_statuses, run_rebuild},
    {"search", "rank documents, filter and count them", "[OPTION]... QUERY...",
     "Prints the documents that fit best. QUERY knows \"phrases\", AND, OR, NOT, -word, +word, ( ), word*, "
     "a NEAR/5 b, a ADJ/5 b (in this order), =Word (just as written), and fields such as title: minister: "
     "category: date:2022..2023 since:90d. The shell takes quotes "
     "away: dossier search \"5G security\" asks for two words; put a phrase as '\"5G security\"'. "
     "Options may stand before or after the words; -word is part of the query.",
     search_option_table, DashWord::is_word, search_examples, search_statuses, run_search},
    {"show", "print one document with metadata and numbered paragraphs", "[OPTION]... ID",
     "Prints the document with this id: its metadata, where each value comes from, and its text.",
     show_option_table, DashWord::is_error, show_examples, show_statuses, run_show},
    {"similar", "find the documents most like one", "[OPTION]... ID [QUERY...]",
     "Takes the words that tell the document with this id from others, and ranks documents by them; a QUERY "
     "narrows them as filters do. Says which words it went by. Copies are shown as in search.",
     similar_option_table, DashWord::is_word, similar_examples, similar_statuses, run_similar},
    {"export", "print the metadata of every document", "[OPTION]...",
     "Prints one record a document, in order of id.", export_option_table, DashWord::is_error,
     export_examples, reader_statuses, run_export},
    {"stats", "print figures about the index", "[OPTION]...",
     "Prints how many documents the index holds, their dates, size, roots and most frequent values.",
     stats_option_table, DashWord::is_error, stats_examples, reader_statuses, run_stats},
    {"ministers", "print who is in the index, or who held an office", "[OPTION]... [NAME or OFFICE]",
     "Prints everybody whom documents have as a minister; with a name, whom it can mean; with an office, its "
     "holders by the authority files that the index was made with.",
     ministers_option_table, DashWord::is_error, ministers_examples, ministers_statuses, run_ministers},
    {"check", "tell whether the index is whole, and list doubtful metadata", "[OPTION]...",
     "Checks the files of the database, and compares every document with its terms, values, columns and the "
     "manifest; with --source also with the files that it was made from. Says what is wrong and ends with "
     "status "
     "4 when the index is damaged. With --metadata, lists instead the documents whose sources disagree on a "
     "value: what was taken, and what was not.",
     check_option_table, DashWord::is_error, check_examples, check_statuses, run_check},
    {"compact", "write the index anew without the gaps that updates leave", "[OPTION]...",
     "Writes the database anew and replaces the old one by it at once; searches go on meanwhile. Needs room "
     "for "
     "both.",
     compact_option_table, DashWord::is_error, compact_examples, compact_statuses, run_compact},
    {"backup", "copy the index, also while it is written to", "[OPTION]... DIR",
     "Copies one complete state of the index to DIR, which must be empty or not exist. The copy is an index: "
     "it "
     "can be searched and updated.",
     backup_option_table, DashWord::is_error, backup_examples, backup_statuses, run_backup},
    {"explain", "print how a query is understood, or a text cut into terms", "[OPTION]... QUERY...",
     "Prints the tokens of a query with the terms that they stand for, its canonical form, its tree and what "
     "Xapian is asked, and says what was repaired; with --text, prints the terms of a text; with --why-not, "
     "which parts of the query a document matches, and which leave it out.",
     explain_option_table, DashWord::is_word, explain_examples, explain_statuses, run_explain},
    {"timeline", "show when something was spoken of, and how much", "[OPTION]... QUERY...",
     "Prints how many documents match QUERY and how often they mention it, by year, quarter or month; the "
     "first and the last mention, and the longest silence between two documents. A mention is a word of "
     "QUERY in any of its forms, or a phrase word for word. 'per 10,000 words' is of all documents that "
     "the filters select.",
     timeline_option_table, DashWord::is_word, timeline_examples, mention_statuses, run_timeline},
    {"concordance", "print every mention in its context", "[OPTION]... QUERY...",
     "Prints one line a mention of QUERY, aligned on it, with date and paragraph number; the numbers in "
     "front stand for the documents listed at the end. A mention is a word of QUERY in any of its forms, "
     "or a phrase word for word.",
     concordance_option_table, DashWord::is_word, concordance_examples, mention_statuses, run_concordance},
    {"eval", "measure rankings by judged queries", "[OPTION]... QUERIES QRELS",
     "Asks each query of QUERIES (JSON Lines or id TAB text as for search --batch, or TREC topics) and "
     "holds the ranking against QRELS (query TAB document TAB grade, or TREC's query 0 document grade). "
     "Prints means of nDCG@10 (gain 2^grade - 1), MAP, recall@20 of grade 2 and better, recall@100 and the "
     "reciprocal rank of the best grade. Queries without judgements are skipped.",
     eval_option_table, DashWord::is_error, eval_examples, eval_statuses, run_eval},
    {"help", "print help on a command", "[COMMAND]", "Prints help on a command, or this overview.",
     no_options, DashWord::is_error, help_examples, help_statuses, run_help},
};

}  // namespace

std::span<const Command> commands() {
  return table;
}

const Command& find_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const auto& command : table) {
    if (command.name == name) return command;
    names.push_back(command.name);
  }
  throw Error(ErrorCode::invalid_argument, "unknown command '" + std::string(name) + "'",
              did_you_mean(name, names, "dossier help lists the commands"));
}

}  // namespace dossier::cli

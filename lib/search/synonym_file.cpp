// SPDX-License-Identifier: GPL-2.0-or-later
// Which words mean the same, by a user's file?
#include "search/synonym_file.h"

#include "text/unicode.h"
#include "text/words.h"

#include <dossier/error.h>

#include <algorithm>

#include <fmt/format.h>

namespace dossier::search {
namespace {

constexpr std::string_view arrow = "=>";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::size_t count_words(std::string_view entry) {
  text::WordBreaker breaker(entry);
  std::size_t count = 0;
  for (text::Word word; breaker.next(word);) ++count;
  return count;
}

/// The front of a text that an error can name.
std::string_view named(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::size_t end = std::min(text.size(), longest);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

class RuleReader {
 public:
  RuleReader(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(name) {}

  std::vector<SynonymRule> read() {
    if (bytes_.size() > max_synonym_file_bytes)
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("'{}' is larger than {} bytes", name_, max_synonym_file_bytes),
                  "a file of synonyms holds rules written by hand: a, b, c or a => b");
    if (bytes_.starts_with(byte_order_mark)) bytes_.remove_prefix(byte_order_mark.size());
    while (!bytes_.empty()) {
      const std::size_t end = std::min(bytes_.find('\n'), bytes_.size());
      ++line_;
      read_line(bytes_.substr(0, end));
      bytes_.remove_prefix(std::min(end + 1, bytes_.size()));
    }
    return std::move(rules_);
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    throw Error(ErrorCode::invalid_argument, fmt::format("{}:{}: {}", name_, line_, reason),
                "a rule is 'a, b, c' (each finds the others) or 'a => b, c' (one way)");
  }

  void read_line(std::string_view line) {
    if (!text::is_valid_utf8(line)) fail("not valid UTF-8");
    line = text::trim(line.substr(0, line.find('#')));
    if (line.empty()) return;
    SynonymRule rule;
    const std::size_t at = line.find(arrow);
    if (at == std::string_view::npos) {
      rule.from = entries_of(line);
      if (rule.from.size() < 2) fail(fmt::format("'{}' stands alone", named(line)));
      rule.to = rule.from;
    } else {
      const std::string_view right = line.substr(at + arrow.size());
      if (right.find(arrow) != std::string_view::npos) fail(fmt::format("'{}' has two '=>'", named(line)));
      rule.from = entries_of(line.substr(0, at));
      rule.to = entries_of(right);
    }
    rules_.push_back(std::move(rule));
  }

  [[nodiscard]] std::vector<std::string> entries_of(std::string_view list) const {
    std::vector<std::string> entries;
    if (text::trim(list).empty()) fail("nothing stands on one side of '=>'");
    for (bool is_last = false; !is_last;) {
      const std::size_t end = std::min(list.find(','), list.size());
      is_last = end == list.size();
      entries.push_back(entry_of(list.substr(0, end)));
      if (entries.size() > max_synonyms_in_rule)
        fail(fmt::format("'{}' is one too many: a rule holds {} on a side", named(entries.back()),
                         max_synonyms_in_rule));
      list.remove_prefix(is_last ? end : end + 1);
    }
    return entries;
  }

  [[nodiscard]] std::string entry_of(std::string_view typed) const {
    std::string entry = text::clean_spaces(typed);
    if (entry.empty()) fail("nothing stands between two commas, or at the end");
    if (entry.size() > max_synonym_bytes)
      fail(fmt::format("'{}...' is longer than {} bytes", named(entry), max_synonym_bytes));
    const std::size_t words = count_words(entry);
    if (words == 0) fail(fmt::format("'{}' has no letter or digit", named(entry)));
    if (words > max_words_in_synonym)
      fail(fmt::format("'{}...' has more than {} words", named(entry), max_words_in_synonym));
    return entry;
  }

  std::string_view bytes_;
  std::string_view name_;
  std::size_t line_ = 0;
  std::vector<SynonymRule> rules_;
};

}  // namespace

std::vector<SynonymRule> parse_synonyms(std::string_view bytes, std::string_view name) {
  return RuleReader(bytes, name).read();
}

}  // namespace dossier::search

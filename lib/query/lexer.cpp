// SPDX-License-Identifier: GPL-2.0-or-later
// Which tokens does a query consist of?
#include "query/lexer.h"

#include "query/typed_word.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace dossier::query {
namespace {

using support::is_digit;

/// The front of a text up to a number of bytes, cut between code points.
std::string_view front_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

/// A text as an issue names it.
std::string named(std::string_view text) {
  constexpr std::size_t longest = 60;
  return text.size() <= longest ? std::string(text) : std::string(front_of(text, longest)) + "...";
}

/// Where the next separator of words in a chunk stands; the comma in `12,500` is none.
std::size_t separator_at(std::string_view chunk, std::size_t start) {
  for (std::size_t at = start; at < chunk.size(); ++at) {
    at = chunk.find_first_of("/,;|", at);
    if (at == std::string_view::npos) break;
    const bool is_in_number = chunk[at] == ',' && at > start && at + 1 < chunk.size() &&
                              is_digit(chunk[at - 1]) && is_digit(chunk[at + 1]);
    if (!is_in_number) return at;
  }
  return chunk.size();
}

/// Whether a text is only what divides prose: `.`, `,`, `–`, ...
bool is_punctuation(std::string_view text) {
  while (!text.empty()) {
    const auto marks = {".", ",", ";", ":", "!", "?", "\u2013", "\u2014", "\u2026"};
    const auto mark =
        std::find_if(marks.begin(), marks.end(), [&](const char* m) { return text.starts_with(m); });
    if (mark == marks.end()) return false;
    text.remove_prefix(std::string_view(*mark).size());
  }
  return true;
}

/// Cuts one query.
class Lexer {
 public:
  Lexer(std::string_view query, const std::optional<schema::Date>& today, std::vector<QueryIssue>& issues)
      : query_(front_of(query, max_query_bytes)), today_(today), issues_(issues) {
    if (query_.size() < query.size())
      issue(query_.size(), query.size() - query_.size(),
            fmt::format("the query is longer than {} bytes: the rest is left out", max_query_bytes));
  }

  std::vector<QueryToken> cut() {
    while (skip_space() && has_room(index_)) take_token();
    if (tokens_.empty()) issues_.insert(issues_.end(), punctuation_.begin(), punctuation_.end());
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] bool is_space(std::size_t index) const { return space_length(query_, index) > 0; }
  [[nodiscard]] bool is_quote(std::size_t index) const { return quote_length(query_, index) > 0; }
  [[nodiscard]] bool is_bracket(std::size_t index) const {
    return query_[index] == '(' || query_[index] == ')';
  }

  [[nodiscard]] bool ends_chunk(std::size_t index) const {
    return is_space(index) || is_bracket(index) || is_quote(index);
  }

  bool skip_space() {
    while (index_ < query_.size() && is_space(index_)) index_ += space_length(query_, index_);
    return index_ < query_.size();
  }

  /// Whether one token more may be taken; else what is left of the query is left out.
  bool has_room(std::size_t begin) {
    if (tokens_.size() < max_query_tokens) return true;
    if (!is_full_)
      issue(begin, query_.size() - begin,
            fmt::format("the query has more than {} words: the rest is left out", max_query_tokens));
    is_full_ = true;
    index_ = query_.size();
    return false;
  }

  void issue(std::size_t offset, std::size_t length, std::string message) {
    if (issues_.size() < max_issues) issues_.push_back({offset, length, std::move(message)});
  }

  /// Adds a token that reaches up to where the lexer stands.
  QueryToken& add(TokenKind kind, std::size_t begin) {
    QueryToken token;
    token.kind = kind;
    token.offset = begin;
    token.length = index_ - begin;
    tokens_.push_back(std::move(token));
    return tokens_.back();
  }

  void take_token() {
    const std::size_t begin = index_;
    const char c = query_[index_];
    if (is_bracket(index_)) {
      ++index_;
      add(c == '(' ? TokenKind::open : TokenKind::close, begin);
    } else if (is_quote(index_)) {
      take_phrase(begin, std::nullopt, false);
    } else if (is_sign()) {
      ++index_;
      add(c == '+' ? TokenKind::plus : TokenKind::minus, begin);
    } else if (c == '=') {
      skip_equals();
      take_text(begin, std::nullopt, true);
    } else {
      take_chunk(begin);
    }
  }

  /// A `+` or `-` that belongs to what follows. `+65` is a telephone code, `C++` is inside a word.
  [[nodiscard]] bool is_sign() const {
    const char c = query_[index_];
    if ((c != '-' && c != '+') || index_ + 1 >= query_.size()) return false;
    const char next = query_[index_ + 1];
    if (is_space(index_ + 1) || next == '-' || next == '+' || next == ')') return false;
    return c == '-' || !is_telephone_code();
  }

  /// Whether the word behind the sign is nothing but digits, and no `\` keeps the sign one.
  [[nodiscard]] bool is_telephone_code() const {
    std::size_t end = index_ + 1;
    while (end < query_.size() && !ends_chunk(end)) ++end;
    const auto chunk = query_.substr(index_ + 1, end - index_ - 1);
    if (chunk.starts_with('=') || chunk.starts_with('\\')) return false;
    const std::string word = trim_to_words(chunk.substr(0, separator_at(chunk, 0)));
    return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
  }

  bool skip_equals() {
    const std::size_t begin = index_;
    while (index_ < query_.size() && query_[index_] == '=') ++index_;
    return index_ > begin;
  }

  /// Whether a `\` here takes away what the sign after it means in a quoted value.
  [[nodiscard]] bool is_guard(std::size_t index) const {
    return query_[index] == '\\' && index + 1 < query_.size() &&
           (query_[index + 1] == '\\' || is_quote(index + 1));
  }

  /// Whether a `\` before a quotation mark keeps it from closing.
  enum class Guards { none, kept };

  /// The text between the quotation mark here and the next one.
  std::string_view take_quoted(Guards guards = Guards::none) {
    const std::size_t open = index_;
    index_ += quote_length(query_, index_);
    const std::size_t inner = index_;
    while (index_ < query_.size() && !is_quote(index_)) {
      if (guards == Guards::kept && is_guard(index_))
        index_ += std::max<std::size_t>(quote_length(query_, index_ + 1), 1);
      ++index_;
    }
    const auto text = query_.substr(inner, index_ - inner);
    if (index_ >= query_.size())
      issue(open, query_.size() - open,
            "the quotation mark is not closed: it is closed at the end of the query");
    index_ += quote_length(query_, index_);
    return text;
  }

  /// A quoted value, without the `\` before its own quotation marks.
  std::string take_quoted_value() {
    const auto quoted = take_quoted(Guards::kept);
    const auto begin = static_cast<std::size_t>(quoted.data() - query_.data());
    std::string value;
    for (std::size_t i = begin; i < begin + quoted.size(); ++i) {
      if (is_guard(i)) ++i;
      value += query_[i];
    }
    return value;
  }

  /// The text up to a space, bracket or quotation mark.
  std::string_view take_plain() {
    const std::size_t begin = index_;
    while (index_ < query_.size() && !ends_chunk(index_)) ++index_;
    return query_.substr(begin, index_ - begin);
  }

  /// Takes a phrase or words, of the document or a field of text.
  void take_text(std::size_t begin, std::optional<schema::Field> field, bool is_exact) {
    if (is_quote(index_)) return take_phrase(begin, field, is_exact);
    const std::size_t text_begin = index_;
    const auto text = take_plain();
    add_words(text, text_begin, begin, field, is_exact);
  }

  void take_phrase(std::size_t begin, std::optional<schema::Field> field, bool is_exact) {
    const auto inner = take_quoted();
    if (text::trim(inner).empty())
      return issue(begin, index_ - begin, "nothing stands between the quotation marks: they are left out");
    const std::string whole = with_single_stars(limited(inner, begin, index_ - begin, "phrase"));
    std::string text = without_lone_stars(whole);
    if (trim_to_words(text).empty())
      return issue(begin, index_ - begin,
                   "no letter or digit stands between the quotation marks: they are left out");
    if (std::count(text.begin(), text.end(), '*') < std::count(whole.begin(), whole.end(), '*'))
      issue(begin, index_ - begin, "a '*' alone in a phrase stands for nothing: it is left out");
    QueryToken& token = add(TokenKind::phrase, begin);
    token.field = field;
    token.is_exact = is_exact;
    token.text = std::move(text);
  }

  /// Takes everything up to a space, bracket or quotation mark, or a field with its value.
  void take_chunk(std::size_t begin) {
    const auto chunk = take_plain();
    if (chunk.front() != '\\') {
      if (const auto colon = chunk.find(':'); colon != std::string_view::npos) {
        index_ = begin + colon;
        if (take_field(begin)) return;
        index_ = begin + chunk.size();
      }
      if (take_operator(chunk, begin)) return;
    }
    add_words(chunk, begin, begin, std::nullopt, false);
  }

  /// At a colon: if a field's name stands before it, takes the value too.
  bool take_field(std::size_t begin) {
    const auto name = query_.substr(begin, index_ - begin);
    const auto lower = text::ascii_lower(name);
    const bool is_end = lower == "since" || lower == "until";
    const auto field = is_end ? schema::Field::date : schema::field_named(name);
    if (!field) {
      warn_unknown_field(name, begin);
      return false;
    }
    ++index_;
    if (schema::info(*field).type == schema::FieldType::text) {
      const bool is_exact = skip_equals();
      if (is_value_missing()) {
        report_missing_value(name, begin);
      } else {
        take_text(begin, field, is_exact);
      }
      return true;
    }
    const std::string value = is_quote(index_) ? take_quoted_value() : std::string(take_plain());
    if (text::trim(value).empty()) {
      report_missing_value(name, begin);
    } else if (*field == schema::Field::date) {
      add_dates(begin, value, is_end ? std::string_view(lower) : std::string_view());
    } else {
      QueryToken& token = add(TokenKind::field_value, begin);
      token.field = field;
      token.text = limited(value, begin, index_ - begin, "value");
    }
    return true;
  }

  [[nodiscard]] bool is_value_missing() const {
    return index_ >= query_.size() || is_space(index_) || is_bracket(index_);
  }

  void report_missing_value(std::string_view name, std::size_t begin) {
    issue(begin, index_ - begin, fmt::format("'{}:' has no value: it is left out", name));
  }

  void warn_unknown_field(std::string_view name, std::size_t begin) {
    const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return support::is_lower(c) || c == '-' || c == '_';
    });
    const bool has_value =
        index_ + 1 < query_.size() && query_[index_ + 1] > ' ' && query_[index_ + 1] != '/';
    if (is_name && has_value)
      issue(begin, name.size(),
            fmt::format("there is no field '{}': it is looked for as a word", named(name)));
  }

  /// \param end `since` or `until`, which leave the other end open; empty: `date`
  void add_dates(std::size_t begin, std::string_view value, std::string_view end) {
    std::string text(value);
    const bool is_one =
        text.find("..") == std::string::npos && text.find_first_of("=<>") == std::string::npos;
    if (end == "since" && is_one) text += "..";
    if (end == "until" && is_one) text.insert(0, "..");
    const auto range = schema::parse_date_range(text, today_);
    if (!range)
      return issue(begin, index_ - begin,
                   fmt::format("'{}' is no date or range of dates (2023, 2023-02, 2023-02-28, 2022..2023-06, "
                               "90d, last-month): it is left out",
                               named(value)));
    QueryToken& token = add(TokenKind::dates, begin);
    token.dates = *range;
    token.field = schema::Field::date;
  }

  /// The words of a chunk: `5G/6G` is two. \param token_begin where the token with its field or sign begins
  void add_words(std::string_view chunk, std::size_t begin, std::size_t token_begin,
                 std::optional<schema::Field> field, bool is_exact) {
    bool has_word = false;
    for (std::size_t start = 0; start <= chunk.size() && !is_full_;) {
      const std::size_t end = separator_at(chunk, start);
      const std::size_t offset = field || start == 0 ? token_begin : begin + start;
      const std::size_t length = (field ? index_ : begin + end) - offset;
      std::string word = trim_to_words(limited(chunk.substr(start, end - start), offset, length, "word"));
      if (!word.empty() && has_room(offset)) {
        QueryToken& token = add(TokenKind::word, offset);
        if (word.find('*') != std::string::npos) token.kind = TokenKind::wildcard;
        token.length = length;
        token.field = field;
        token.is_exact = is_exact;
        token.text = std::move(word);
        has_word = true;
      }
      start = end + 1;
    }
    if (!has_word && !is_full_) report_wordless(token_begin);
  }

  void report_wordless(std::size_t begin) {
    const auto whole = query_.substr(begin, index_ - begin);
    const bool is_star = whole.find_first_not_of('*') == std::string_view::npos;
    if (is_punctuation(whole)) {
      if (punctuation_.size() < max_issues)
        punctuation_.push_back(
            {begin, whole.size(), fmt::format("'{}' has no letter or digit: it is left out", whole)});
      return;
    }
    issue(begin, whole.size(),
          is_star ? "'*' alone stands for nothing: it is left out"
                  : fmt::format("'{}' has no letter or digit: it is left out", named(whole)));
  }

  /// As much of a word or phrase as is looked for.
  std::string_view limited(std::string_view text, std::size_t offset, std::size_t length,
                           std::string_view what) {
    if (text.size() > max_text_bytes)
      issue(offset, length,
            fmt::format("the {} is longer than {} bytes: the rest is left out", what, max_text_bytes));
    return front_of(text, max_text_bytes);
  }

  bool take_operator(std::string_view chunk, std::size_t begin) {
    if (!is_operator(chunk)) return false;
    if (chunk == "AND") {
      add(TokenKind::and_op, begin);
    } else if (chunk == "OR") {
      add(TokenKind::or_op, begin);
    } else if (chunk == "NOT") {
      add(TokenKind::not_op, begin);
    } else {
      add_near(chunk, begin);
    }
    return true;
  }

  /// \param chunk `NEAR`, `NEAR/5`, `ADJ`, `ADJ/5`
  void add_near(std::string_view chunk, std::size_t begin) {
    const auto name = chunk.substr(0, chunk.find('/'));
    unsigned distance = default_near_distance;
    if (chunk.size() > name.size()) {
      const auto digits = chunk.substr(name.size() + 1);
      const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), distance);
      const bool is_sound = failure == std::errc{} && end == digits.data() + digits.size();
      if (!is_sound || distance < 1 || distance > max_near_distance) {
        distance = default_near_distance;
        issue(begin, chunk.size(),
              fmt::format("{0} takes a number of words from 1 to {1}: it is read as {0}/{2}", name,
                          max_near_distance, default_near_distance));
      }
    }
    QueryToken& token = add(TokenKind::near_op, begin);
    token.distance = distance;
    token.is_ordered = name == "ADJ";
  }

  std::string_view query_;
  const std::optional<schema::Date>& today_;
  std::vector<QueryIssue>& issues_;
  /// What prose is divided by is told only where there is nothing else.
  std::vector<QueryIssue> punctuation_;
  std::vector<QueryToken> tokens_;
  std::size_t index_ = 0;
  bool is_full_ = false;
};

}  // namespace

std::vector<QueryToken> cut(std::string_view query, const std::optional<schema::Date>& today,
                            std::vector<QueryIssue>& issues) {
  return Lexer(query, today, issues).cut();
}

std::string_view kind_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::word:
      return "word";
    case TokenKind::phrase:
      return "phrase";
    case TokenKind::wildcard:
      return "wildcard";
    case TokenKind::field_value:
      return "value";
    case TokenKind::dates:
      return "dates";
    case TokenKind::near_op:
    case TokenKind::and_op:
    case TokenKind::or_op:
    case TokenKind::not_op:
      return "operator";
    case TokenKind::plus:
    case TokenKind::minus:
      return "sign";
    case TokenKind::open:
    case TokenKind::close:
      return "bracket";
  }
  return {};
}

}  // namespace dossier::query

// SPDX-License-Identifier: GPL-2.0-or-later
// Which tokens does a query consist of?
#include "query/lexer.h"

#include "text/unicode.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace dossier::query {
namespace {

/// Of a hopeless query, the first few faults say enough.
constexpr std::size_t max_issues = 50;

bool is_space(std::string_view text, std::size_t index, std::size_t& length) {
  const auto c = static_cast<unsigned char>(text[index]);
  if (c <= 0x20 || c == 0x7F) {
    length = 1;
    return true;
  }
  if (c < 0x80) return false;
  // No-break and ideographic spaces come with text pasted from web pages.
  for (const std::string_view space : {"\u00A0", "\u3000", "\u2003", "\u2002", "\u2009", "\u200B"})
    if (text.substr(index).starts_with(space)) {
      length = space.size();
      return true;
    }
  return false;
}

/// Length in bytes of a quotation mark at `index`, or 0.
std::size_t quote_length(std::string_view text, std::size_t index) {
  if (index >= text.size()) return 0;
  if (text[index] == '"') return 1;
  for (const std::string_view mark : {"\u201C", "\u201D", "\u201E"})
    if (text.substr(index).starts_with(mark)) return mark.size();
  return 0;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool holds_word(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

/// Cuts one query.
class Lexer {
 public:
  Lexer(std::string_view query, std::vector<QueryIssue>& issues) : query_(query), issues_(issues) {}

  std::vector<QueryToken> cut() {
    while (skip_space()) {
      if (tokens_.size() >= max_query_tokens) {
        issue(index_, query_.size() - index_,
              fmt::format("the query has more than {} words: the rest is left out", max_query_tokens));
        break;
      }
      take_token();
    }
    return std::move(tokens_);
  }

 private:
  bool skip_space() {
    std::size_t length = 0;
    while (index_ < query_.size() && is_space(query_, index_, length)) index_ += length;
    return index_ < query_.size();
  }

  void issue(std::size_t offset, std::size_t length, std::string message) {
    if (issues_.size() < max_issues) issues_.push_back({offset, length, std::move(message)});
  }

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
    if (c == '(' || c == ')') {
      ++index_;
      add(c == '(' ? TokenKind::open : TokenKind::close, begin);
    } else if (quote_length(query_, index_) > 0) {
      take_phrase(begin, std::nullopt);
    } else if (is_sign()) {
      ++index_;
      add(c == '+' ? TokenKind::plus : TokenKind::minus, begin);
    } else {
      take_chunk(begin);
    }
  }

  /// A `+` or `-` that belongs to what follows. `+65` is a telephone code, `C++` is inside a word.
  [[nodiscard]] bool is_sign() const {
    const char c = query_[index_];
    if ((c != '-' && c != '+') || index_ + 1 >= query_.size()) return false;
    const char next = query_[index_ + 1];
    std::size_t length = 0;
    if (is_space(query_, index_ + 1, length) || next == '-' || next == '+' || next == ')') return false;
    return c == '-' || !is_telephone_code();
  }

  /// Whether nothing but digits stands behind the sign.
  [[nodiscard]] bool is_telephone_code() const {
    std::size_t end = index_ + 1;
    while (end < query_.size() && is_digit(query_[end])) ++end;
    std::size_t length = 0;
    return end > index_ + 1 && (end == query_.size() || is_space(query_, end, length) || query_[end] == ')');
  }

  void take_phrase(std::size_t begin, std::optional<schema::Field> field) {
    const std::size_t open = index_;
    index_ += quote_length(query_, index_);
    const std::size_t inner = index_;
    while (index_ < query_.size() && quote_length(query_, index_) == 0) ++index_;
    const auto text = query_.substr(inner, index_ - inner);
    if (index_ >= query_.size()) {
      issue(open, query_.size() - open,
            "the quotation mark is not closed: it is closed at the end of the query");
    } else {
      index_ += quote_length(query_, index_);
    }
    if (text::trim(text).empty()) {
      issue(begin, index_ - begin, "nothing stands between the quotation marks: they are left out");
      return;
    }
    add_value(begin, field, text, TokenKind::phrase);
  }

  /// Takes everything up to a space, bracket or quotation mark.
  void take_chunk(std::size_t begin) {
    std::size_t length = 0;
    while (index_ < query_.size() && !is_space(query_, index_, length) && query_[index_] != '(' &&
           query_[index_] != ')' && quote_length(query_, index_) == 0) {
      if (query_[index_] == ':' && take_field(begin)) return;
      ++index_;
    }
    const auto chunk = query_.substr(begin, index_ - begin);
    if (!take_operator(chunk, begin)) add_words(chunk, begin, std::nullopt);
  }

  /// At a colon: if a field's name stands before it, takes the value too.
  bool take_field(std::size_t begin) {
    const auto name = query_.substr(begin, index_ - begin);
    const bool is_since = text::ascii_lower(name) == "since";
    const bool is_until = text::ascii_lower(name) == "until";
    const auto field = is_since || is_until ? schema::Field::date : schema::field_named(name);
    if (!field) {
      warn_unknown_field(name, begin);
      return false;
    }
    ++index_;
    std::size_t value_begin = index_;
    if (quote_length(query_, index_) > 0) {
      if (*field != schema::Field::date) {
        take_phrase(begin, field);
        return true;
      }
      index_ += quote_length(query_, index_);
      value_begin = index_;
    }
    std::size_t length = 0;
    while (index_ < query_.size() && !is_space(query_, index_, length) && query_[index_] != '(' &&
           query_[index_] != ')' && quote_length(query_, index_) == 0)
      ++index_;
    const auto value = query_.substr(value_begin, index_ - value_begin);
    index_ += quote_length(query_, index_);
    if (value.empty()) {
      issue(begin, index_ - begin, fmt::format("'{}:' has no value: it is left out", name));
    } else if (*field == schema::Field::date) {
      add_dates(begin, value, is_since, is_until);
    } else {
      add_value(begin, field, value, TokenKind::word);
    }
    return true;
  }

  void warn_unknown_field(std::string_view name, std::size_t begin) {
    const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
    const bool has_value =
        index_ + 1 < query_.size() && query_[index_ + 1] > ' ' && query_[index_ + 1] != '/';
    if (is_name && has_value)
      issue(begin, name.size(), fmt::format("there is no field '{}': it is looked for as a word", name));
  }

  void add_dates(std::size_t begin, std::string_view value, bool is_since, bool is_until) {
    std::string text(value);
    if (!text.starts_with('"')) std::erase(text, '"');
    if (is_since && text.find("..") == std::string::npos) text += "..";
    if (is_until && text.find("..") == std::string::npos) text.insert(0, "..");
    const auto range = schema::parse_date_range(text);
    if (!range) {
      issue(
          begin, index_ - begin,
          fmt::format(
              "'{}' is no date or range of dates (2023, 2023-02, 2023-02-28, 2022..2023-06): it is left out",
              value));
      return;
    }
    QueryToken& token = add(TokenKind::dates, begin);
    token.dates = *range;
    token.field = schema::Field::date;
    token.text = std::move(text);
  }

  void add_value(std::size_t begin, std::optional<schema::Field> field, std::string_view value,
                 TokenKind kind) {
    const bool is_text = !field || schema::info(*field).type == schema::FieldType::text;
    if (is_text && kind == TokenKind::word) {
      add_words(value, begin, field);
      return;
    }
    QueryToken& token = add(is_text ? kind : TokenKind::field_value, begin);
    token.field = field;
    token.text = value;
  }

  /// The words of a chunk: `5G/6G` is two.
  void add_words(std::string_view chunk, std::size_t begin, std::optional<schema::Field> field) {
    std::size_t start = 0;
    while (start <= chunk.size()) {
      const std::size_t end = std::min(chunk.find_first_of("/,;|", start), chunk.size());
      const bool is_number_comma = end < chunk.size() && chunk[end] == ',' && end > 0 &&
                                   end + 1 < chunk.size() && is_digit(chunk[end - 1]) &&
                                   is_digit(chunk[end + 1]);
      if (is_number_comma) {
        add_word(chunk, begin, field);
        return;
      }
      add_word(chunk.substr(start, end - start), begin + (field ? 0 : start), field);
      start = end + 1;
    }
  }

  void add_word(std::string_view word, std::size_t begin, std::optional<schema::Field> field) {
    if (!holds_word(word)) {
      if (word == "*") issue(begin, word.size(), "'*' alone stands for nothing: it is left out");
      return;
    }
    const bool is_wildcard = word.find('*') != std::string_view::npos;
    QueryToken& token = add(is_wildcard ? TokenKind::wildcard : TokenKind::word, begin);
    token.length = field ? token.length : word.size();
    token.field = field;
    token.text = word;
  }

  bool take_operator(std::string_view chunk, std::size_t begin) {
    if (chunk == "AND") {
      add(TokenKind::and_op, begin);
    } else if (chunk == "OR") {
      add(TokenKind::or_op, begin);
    } else if (chunk == "NOT") {
      add(TokenKind::not_op, begin);
    } else if (chunk == "NEAR" || chunk.starts_with("NEAR/")) {
      add_near(chunk, begin);
    } else {
      return false;
    }
    return true;
  }

  void add_near(std::string_view chunk, std::size_t begin) {
    unsigned distance = default_near_distance;
    if (chunk.size() > 4) {
      const auto digits = chunk.substr(5);
      const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), distance);
      const bool is_sound = failure == std::errc{} && end == digits.data() + digits.size();
      if (!is_sound || distance < 1 || distance > max_near_distance) {
        distance = default_near_distance;
        issue(begin, chunk.size(),
              fmt::format("NEAR takes a number of words from 1 to {}: it is read as NEAR/{}",
                          max_near_distance, default_near_distance));
      }
    }
    add(TokenKind::near_op, begin).distance = distance;
  }

  std::string_view query_;
  std::vector<QueryIssue>& issues_;
  std::vector<QueryToken> tokens_;
  std::size_t index_ = 0;
};

}  // namespace

std::vector<QueryToken> cut(std::string_view query, std::vector<QueryIssue>& issues) {
  return Lexer(query, issues).cut();
}

}  // namespace dossier::query

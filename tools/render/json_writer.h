// SPDX-License-Identifier: GPL-2.0-or-later
// How is JSON written straight into a buffer, without a tree of values in between?
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <concepts>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::render {

/// Appends `utf8` as a JSON string with its quotes; ill-formed bytes become U+FFFD.
void append_json_string(std::string& out, std::string_view utf8);

/// Appends one JSON value after another; the caller keeps begin and end in balance. (A tree of
/// nlohmann::json values took seven times as long for 100 hits: 2.0 against 0.27 ms.)
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  /// The name of the next value. `name` is one of ours: plain ASCII.
  void key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    separated_ = true;
  }
  /// The name of the next value, when it comes from outside.
  void outside_key(std::string_view name) {
    value(name);
    out_ += ':';
    separated_ = true;
  }
  void value(std::string_view text) {
    separate();
    append_json_string(out_, text);
  }
  void value(const std::vector<std::string>& list) {
    begin_array();
    for (const auto& text : list) value(std::string_view(text));
    end_array();
  }
  template <std::integral Number>
  void value(Number number) {
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", number);
  }
  void value(double number) {
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", std::isfinite(number) ? number : 0.0);
  }
  void null() {
    separate();
    out_ += "null";
  }
  /// Null where the text is empty: the value is not known.
  void text_or_null(std::string_view text) { text.empty() ? null() : value(text); }

  template <typename Value>
  void member(std::string_view name, const Value& content) {
    key(name);
    value(content);
  }

 private:
  void separate() {
    if (!separated_) out_ += ',';
    separated_ = false;
  }
  void open(char bracket) {
    separate();
    out_ += bracket;
    separated_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    separated_ = false;
  }

  std::string& out_;
  bool separated_ = true;
};

}  // namespace dossier::render

// SPDX-License-Identifier: GPL-2.0-or-later
// Which queries should be tried that nobody thought of?
#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace dossier::test {

/// Makes queries by chance; the same seed gives the same ones.
class RandomQuery {
 public:
  explicit RandomQuery(unsigned seed) : engine_(seed) {}

  /// A well-formed query of every construct.
  std::string query(int depth = 3) {
    const std::size_t choice = below(depth > 0 ? 12 : 5);
    if (choice < 5) return leaf();
    const std::string left = query(depth - 1);
    const std::string right = query(depth - 1);
    switch (choice) {
      case 5:
        return left + " OR " + right;
      case 6:
        return left + " AND " + right;
      case 7:
        return left + " NOT " + right;
      case 8:
        return '(' + left + ") " + right;
      case 9:
        return sign() + '(' + left + ") " + right;
      case 10:
        return near_part() + near() + near_part() + near() + leaf() + ' ' + left;
      default:
        return left + ' ' + right;
    }
  }

  /// What constructs are made of, in no order.
  std::string rubble() {
    std::string out;
    for (std::size_t i = below(12); i > 0; --i) out += below(3) == 0 ? one_of(signs_) : leaf();
    return out;
  }

  /// Any bytes, those with a meaning more often.
  std::string bytes() {
    std::string out;
    for (std::size_t i = below(60); i > 0; --i) {
      if (below(3) == 0) {
        out += one_of(signs_);
      } else {
        out += static_cast<char>(below(4) == 0 ? below(256) : 'a' + below(4));
      }
    }
    return out;
  }

 private:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(engine_);
  }

  template <std::size_t size>
  std::string one_of(const std::array<std::string_view, size>& choices) {
    return std::string(choices[below(size)]);
  }

  std::string leaf() { return sign() + one_of(leaves_); }
  std::string sign() { return below(4) == 0 ? (below(2) == 0 ? "-" : "+") : ""; }
  std::string near() { return ' ' + one_of(nears_) + ' '; }
  std::string near_part() {
    return below(3) == 0 ? '(' + one_of(leaves_) + " OR " + one_of(leaves_) + ')' : one_of(leaves_);
  }

  static constexpr auto leaves_ = std::to_array<std::string_view>({"scams",
                                                                   "AND",
                                                                   "5G/6G",
                                                                   "COVID-19",
                                                                   "cyber*",
                                                                   "*comm",
                                                                   "info*com*",
                                                                   "=IT",
                                                                   "=grab",
                                                                   "=\"Data Centre\"",
                                                                   "\"data centre\"",
                                                                   "\"climate resil*\"",
                                                                   "\"* x\"",
                                                                   "title:budget",
                                                                   "title:=Budget",
                                                                   "title:\"a b\"",
                                                                   "title:bud*",
                                                                   "minister:\"josephine teo\"",
                                                                   "minister:none",
                                                                   "category:hamburg/norden",
                                                                   "date:2023",
                                                                   "since:2022-02",
                                                                   "until:2023",
                                                                   "date:2022..2023-06",
                                                                   "since:90d",
                                                                   "date:last-month",
                                                                   "id:a/*",
                                                                   "10:30",
                                                                   "isuer:x",
                                                                   "\\AND",
                                                                   "a/AND",
                                                                   "a/title:x",
                                                                   "a,-b",
                                                                   "12,500",
                                                                   "1,2/3",
                                                                   "S$1.2",
                                                                   "U.S.",
                                                                   "C++",
                                                                   "+65",
                                                                   "欢喜一家亲",
                                                                   "[PATCH",
                                                                   "6]",
                                                                   "#tag",
                                                                   "...",
                                                                   "=",
                                                                   "-",
                                                                   "http://example.org/a?b=c",
                                                                   "x\xFFy",
                                                                   "NEAR/0",
                                                                   "title:",
                                                                   "=AND",
                                                                   "\"\"",
                                                                   "\"!\"",
                                                                   "a\"b",
                                                                   "\\title:x"});
  static constexpr auto nears_ =
      std::to_array<std::string_view>({"NEAR", "NEAR/3", "ADJ", "ADJ/3", "ADJ/200"});
  static constexpr auto signs_ = std::to_array<std::string_view>(
      {"(",     ")",         "\"",     "+",      "-",      "=",      "*",     ":",        "\\",    "/",
       ",",     "..",        " ",      "\t",     "AND",    " OR ",   " NOT ", " NEAR/2 ", " ADJ ", "title:",
       "date:", "minister:", "\u201C", "\u3000", "\u200B", "\uA78F", "\xC3",  "é",        "网",    "$",
       "'",     "U.S.",      "++",     "&",      "#",      "1",      "19"});

  std::mt19937 engine_;
};

}  // namespace dossier::test

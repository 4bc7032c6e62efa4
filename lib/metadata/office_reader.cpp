// SPDX-License-Identifier: GPL-2.0-or-later
// Where does the name of an office end, and which rank, field and country does it say?
#include "metadata/offices.h"

#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace dossier::metadata {
namespace {

constexpr std::size_t list_reach = 6;
constexpr std::size_t longest_name = 4;

bool is_word(const Passage& passage, std::size_t at, std::initializer_list<std::string_view> words) {
  if (at >= passage.size()) return false;
  const std::string word = text::ascii_lower(passage.word(at));
  return std::find(words.begin(), words.end(), word) != words.end();
}

class OfficeReader {
 public:
  OfficeReader(const Passage& passage, const Lexicon& lexicon) : passage_(passage), lexicon_(lexicon) {}

  std::optional<OfficeSpan> read(std::size_t at) {
    OfficeSpan span;
    span.begin = at;
    if (!read_one(at, span)) return std::nullopt;
    while (const auto next = next_office(span.end)) {
      // a bare rank behind "and" begins the next person: "the Minister for Law and Senior Minister Teo"
      OfficeSpan longer = span;
      if (!read_one(*next, longer) || longer.keys.back().field.empty()) break;
      span = std::move(longer);
    }
    return span;
  }

 private:
  [[nodiscard]] Gap gap_before(std::size_t at) const { return at == 0 ? '\0' : passage_.tokens[at - 1].gap; }
  [[nodiscard]] bool is_capitalised(std::size_t at) const {
    return at < passage_.size() && passage_.tokens[at].is_capitalised;
  }

  /// One office with all its fields; moves the span's end.
  bool read_one(std::size_t at, OfficeSpan& span) {
    const RankForm* form = nullptr;
    const auto behind = at < passage_.size() ? lexicon_.rank(passage_, at, form) : std::nullopt;
    if (!behind) return false;
    if (span.form == nullptr) span.form = form;
    const std::size_t first_key = span.keys.size();
    std::size_t end = *behind;
    if (const auto field = field_begin(end)) end = read_fields(*field, form->rank, span, end);
    if (span.keys.size() == first_key) span.keys.push_back({form->rank, {}, {}});
    span.end = read_country(end, span, first_key);
    return true;
  }

  /// Where the field begins behind "for", "of the", ", Ministry of".
  [[nodiscard]] std::optional<std::size_t> field_begin(std::size_t at) const {
    if (at >= passage_.size()) return std::nullopt;
    const Gap gap = gap_before(at);
    std::size_t field = at;
    if (gap == ' ' && is_word(passage_, at, {"for", "of", "in"})) {
      field = at + 1;
    } else if (gap == '(' && closes_field(at)) {
      return at;
    } else if (!((gap == ',' || gap == '(' || gap == '~' || gap == ' ') &&
                 is_word(passage_, at, {"ministry"}))) {
      return std::nullopt;
    }
    return skip_ministry(field);
  }

  /// "Minister (Health)"
  [[nodiscard]] bool closes_field(std::size_t at) const {
    const auto end = lexicon_.portfolio(passage_, at);
    return end && passage_.tokens[*end - 1].gap == ')';
  }

  [[nodiscard]] std::size_t skip_ministry(std::size_t at) const {
    if (is_word(passage_, at, {"the"})) ++at;
    const bool is_ministry =
        is_word(passage_, at, {"ministry", "department"}) && is_word(passage_, at + 1, {"of", "for"});
    if (!is_ministry) return at;
    at += 2;
    return is_word(passage_, at, {"the"}) ? at + 1 : at;
  }

  std::size_t read_fields(std::size_t at, const std::string& rank, OfficeSpan& span, std::size_t fallback) {
    std::size_t end = lexicon_.portfolio(passage_, at).value_or(0);
    const bool begins_list = end > 0 && end < passage_.size() && gap_before(end) == ',' && is_list_from(end);
    if (end == 0 || begins_list) end = unknown_field_end(at);
    if (end <= at) return fallback;
    span.keys.push_back({rank, field_key(at, end), {}});
    // a second minister of one field: "Minister of Foreign Affairs II"
    if (end < passage_.size() && gap_before(end) == ' ' && passage_.word(end) == "II") ++end;
    while (const auto next = next_field(end)) {
      const std::size_t next_end = lexicon_.portfolio(passage_, *next).value_or(0);
      if (next_end == 0) break;
      span.keys.push_back({rank, field_key(*next, next_end), {}});
      end = next_end;
    }
    return end;
  }

  /// "and [Ministry of] X", where X is a known field and no further office.
  [[nodiscard]] std::optional<std::size_t> next_field(std::size_t end) const {
    if (end >= passage_.size()) return std::nullopt;
    const Gap gap = gap_before(end);
    std::size_t at = end;
    if (gap == ' ' && is_word(passage_, at, {"and"})) {
      ++at;
    } else if (gap != '&' && gap != ',') {
      return std::nullopt;
    }
    return is_capitalised(skip_ministry(at)) ? std::optional(skip_ministry(at)) : std::nullopt;
  }

  [[nodiscard]] std::string field_key(std::size_t begin, std::size_t end) const {
    std::string key;
    for (std::size_t at = begin; at < end; ++at) {
      const std::string word = text::fold(passage_.word(at));
      if (word == "the" || word == "and") continue;
      if (!key.empty()) key += ' ';
      key += word;
    }
    return key;
  }

  /// A run of capitalised words with "and", "of" and commas of a list inside.
  [[nodiscard]] std::size_t unknown_field_end(std::size_t begin) const {
    std::size_t end = begin;
    for (std::size_t at = begin; may_be_in_field(at, begin);) {
      end = at + 1;
      if (end >= passage_.size()) break;
      const std::size_t next = next_in_field(end);
      if (next == 0) break;
      at = next;
    }
    return end;
  }

  [[nodiscard]] bool may_be_in_field(std::size_t at, std::size_t begin) const {
    if (!is_capitalised(at) || lexicon_.skip_honorifics(passage_, at) != at) return false;
    const RankForm* form = nullptr;
    if (at > begin && lexicon_.rank(passage_, at, form)) return false;
    return !lexicon_.full_name(passage_, at) && !(at > begin && begins_name(at));
  }

  /// The word to go on with behind a word of the field; 0: the field ends.
  [[nodiscard]] std::size_t next_in_field(std::size_t at) const {
    const Gap gap = gap_before(at);
    if (gap == '&') return at;
    if (gap == ',') return is_list_from(at) ? at : 0;
    if (gap != ' ' && gap != '-' && gap != '\'') return 0;
    if (!is_word(passage_, at, {"and", "of", "the", "for"})) return at;
    std::size_t next = at + 1;
    if (is_word(passage_, next, {"the"})) ++next;
    const bool goes_on = gap_before(at + 1) == ' ' && is_capitalised(next) && !is_country(at, next);
    return goes_on ? next : 0;
  }

  [[nodiscard]] bool is_country(std::size_t link, std::size_t at) const {
    return is_word(passage_, link, {"of"}) &&
           (lexicon_.country(passage_, at) || is_word(passage_, at, {"republic", "kingdom"}));
  }

  /// Whether the comma before a word belongs to a list that ends with "and".
  [[nodiscard]] bool is_list_from(std::size_t at) const {
    for (std::size_t i = at; i < passage_.size() && i < at + list_reach; ++i) {
      if (is_word(passage_, i, {"and"})) return i > at && is_capitalised(i + 1);
      if (!is_capitalised(i) || lexicon_.skip_honorifics(passage_, i) != i) return false;
      const Gap gap = passage_.tokens[i].gap;
      if (gap == '&') return true;
      if (gap != ' ' && gap != ',' && gap != '-') return false;
    }
    return false;
  }

  /// Behind a word that ends known fields: two to four capitalised words that none uses.
  [[nodiscard]] bool begins_name(std::size_t at) const {
    const auto is_unused = [&](std::size_t i) {
      return is_capitalised(i) && !lexicon_.is_portfolio_word(passage_.tokens[i].id);
    };
    if (gap_before(at) != ' ' || !lexicon_.ends_portfolio(passage_.tokens[at - 1].id)) return false;
    std::size_t length = 0;
    while (is_unused(at + length)) {
      const Gap gap = passage_.tokens[at + length].gap;
      ++length;
      if (gap != ' ' && gap != '-') break;
    }
    return length >= 2 && length <= longest_name;
  }

  /// "of Japan", "of the Republic of Singapore": told to all offices from `first_key` on.
  std::size_t read_country(std::size_t end, OfficeSpan& span, std::size_t first_key) const {
    if (end >= passage_.size() || gap_before(end) != ' ' || !is_word(passage_, end, {"of"})) return end;
    std::size_t at = end + 1;
    if (is_word(passage_, at, {"the"})) ++at;
    const bool has_form = is_word(passage_, at, {"republic", "kingdom"}) && is_word(passage_, at + 1, {"of"});
    std::size_t name = has_form ? at + 2 : at;
    auto behind = at < passage_.size() ? lexicon_.country(passage_, at) : std::nullopt;
    if (behind) {
      name = at;
    } else if (name < passage_.size()) {
      behind = lexicon_.country(passage_, name);
    }
    if (!behind) return end;
    for (std::size_t key = first_key; key < span.keys.size(); ++key) {
      span.keys[key].country = text::fold(passage_.span(name, *behind));
    }
    return *behind;
  }

  /// Where a further office of the same person begins: "and Second Minister for ...".
  [[nodiscard]] std::optional<std::size_t> next_office(std::size_t end) const {
    if (end >= passage_.size()) return std::nullopt;
    const Gap gap = gap_before(end);
    std::size_t at = end;
    if (is_word(passage_, at, {"and", "cum", "concurrently"}) && (gap == ' ' || gap == ',')) {
      ++at;
    } else if (gap != '&' && gap != ',' && gap != '/') {
      return std::nullopt;
    }
    const RankForm* form = nullptr;
    if (at >= passage_.size() || !lexicon_.rank(passage_, at, form) || form->is_abbreviation)
      return std::nullopt;
    return at;
  }

  const Passage& passage_;
  const Lexicon& lexicon_;
};

}  // namespace

std::optional<OfficeSpan> read_offices(const Passage& passage, std::size_t at, const Lexicon& lexicon) {
  return OfficeReader(passage, lexicon).read(at);
}

}  // namespace dossier::metadata

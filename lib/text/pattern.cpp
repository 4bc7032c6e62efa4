// SPDX-License-Identifier: GPL-2.0-or-later
// Does a regular expression from a data file occur in a text? Through ICU.
#include "text/pattern.h"

#include <dossier/error.h>
#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <utility>

namespace dossier::text {
namespace {

// Enough for any sane expression over a title or a paragraph; a hostile one ends here.
constexpr std::int32_t time_limit_steps = 200;
constexpr std::int32_t stack_limit_bytes = 1 << 20;

icu::UnicodeString to_utf16(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

}  // namespace

class Pattern::Compiled {
 public:
  explicit Compiled(std::unique_ptr<icu::RegexPattern> expression) : expression_(std::move(expression)) {}

  [[nodiscard]] bool is_found_in(std::string_view utf8) const {
    const icu::UnicodeString subject = to_utf16(utf8);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(expression_->matcher(subject, status));
    if (U_FAILURE(status)) return false;
    matcher->setTimeLimit(time_limit_steps, status);
    matcher->setStackLimit(stack_limit_bytes, status);
    return matcher->find(status) && U_SUCCESS(status);
  }

 private:
  std::unique_ptr<icu::RegexPattern> expression_;
};

Pattern::Pattern(std::string_view regular_expression) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  std::unique_ptr<icu::RegexPattern> expression(
      icu::RegexPattern::compile(to_utf16(regular_expression), UREGEX_CASE_INSENSITIVE, where, status));
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("'{}' is not a regular expression: {} at character {}", regular_expression,
                            u_errorName(status), where.offset));
  }
  compiled_ = std::make_unique<const Compiled>(std::move(expression));
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::is_found_in(std::string_view utf8) const {
  return compiled_->is_found_in(utf8);
}

}  // namespace dossier::text

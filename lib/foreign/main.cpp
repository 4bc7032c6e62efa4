// SPDX-License-Identifier: GPL-2.0-or-later
// The program dossier-extract: which limits was it given, and then it serves.
#include "foreign/foreign.h"
#include "foreign/serve.h"

#include <unistd.h>
#include <charconv>
#include <cstdio>
#include <string_view>

namespace {

template <class Number>
bool parse(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool may_limit_memory = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool may_limit_memory = false;
#else
constexpr bool may_limit_memory = true;
#endif
#else
constexpr bool may_limit_memory = true;
#endif

}  // namespace

int main(int argc, char** argv) {
  dossier::foreign::Limits limits;
  if (argc != 3 || !parse(argv[1], limits.memory_bytes) || !parse(argv[2], limits.seconds) ||
      isatty(STDIN_FILENO) == 1) {
    std::fputs("dossier-extract reads documents for the indexer, which starts it; it is of no use alone\n",
               stderr);
    return 2;
  }
  // A sanitizer reserves more address space than any limit.
  if (!may_limit_memory) limits.memory_bytes = 0;
  dossier::foreign::limit_process(limits);
  return dossier::foreign::serve(limits, dossier::foreign::extract_foreign);
}

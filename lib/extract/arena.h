// SPDX-License-Identifier: GPL-2.0-or-later
// Where do parsers written in C get their memory, and who stops them when they take too much?
#pragma once

#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <vector>

namespace dossier::extract {

/// Memory for one parse, released as a whole. Three dangers of parsers in C are met by it: input made to blow
/// up (tables that complete missing cells, formatting that is reopened in each paragraph) stops at the limit,
/// input that takes quadratic time stops when its processor time is used up, and deep trees need not be freed
/// by recursion.
class Arena {
 public:
  /// \param input_bytes    how long the input is; a parser is given 5 seconds, and one more for each megabyte
  /// (real
  ///                       pages need 50 milliseconds)
  /// \param bytes_per_byte what it may take for each byte of input, beside 32 MiB for short ones
  Arena(std::size_t input_bytes, std::size_t bytes_per_byte);
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// Calls `work(context)`, which may allocate. \returns false when a limit was reached: the call was then
  /// left by `longjmp`, so `work` must own nothing that needs a destructor.
  [[nodiscard]] bool run(void (*work)(void*), void* context);

  /// Zeroed memory, aligned for any type. Only below `run`.
  [[nodiscard]] void* allocate(std::size_t size);
  /// As `std::realloc`. Only below `run`.
  [[nodiscard]] void* reallocate(void* memory, std::size_t size);

 private:
  [[nodiscard]] char* take(std::size_t size);

  void check_time();

  std::size_t max_bytes_;
  std::chrono::milliseconds max_time_;
  std::chrono::nanoseconds end_{0};
  std::size_t allocations_ = 0;
  std::size_t used_bytes_ = 0;
  std::vector<void*> chunks_;
  char* free_ = nullptr;
  std::size_t free_bytes_ = 0;
  std::jmp_buf exhausted_{};
};

}  // namespace dossier::extract

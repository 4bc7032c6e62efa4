// SPDX-License-Identifier: GPL-2.0-or-later
// Where do parsers written in C get their memory, and who stops them when they take too much?
#include "extract/arena.h"

#include <time.h>
#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace dossier::extract {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{256} << 10;
constexpr std::size_t alignment = alignof(std::max_align_t);

constexpr std::size_t base_bytes = std::size_t{32} << 20;
constexpr std::chrono::milliseconds base_time{5'000};
constexpr std::size_t bytes_per_millisecond = 1'000;

/// Asking for the time takes longer than an allocation.
constexpr std::size_t allocations_per_look = 1024;

/// Processor time of this thread: a busy machine must not make a document unreadable.
std::chrono::nanoseconds thread_time() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

/// In front of each allocation: its size, which `reallocate` needs.
struct Header {
  alignas(alignment) std::size_t size;
};

Header* header_of(void* memory) {
  return static_cast<Header*>(memory) - 1;
}

}  // namespace

Arena::Arena(std::size_t input_bytes, std::size_t bytes_per_byte)
    : max_bytes_(base_bytes + bytes_per_byte * input_bytes),
      max_time_(base_time + std::chrono::milliseconds(input_bytes / bytes_per_millisecond)) {}

Arena::~Arena() {
  for (void* chunk : chunks_) std::free(chunk);
}

void Arena::check_time() {
  if (++allocations_ % allocations_per_look == 0 && thread_time() > end_) std::longjmp(exhausted_, 1);
}

bool Arena::run(void (*work)(void*), void* context) {
  end_ = thread_time() + max_time_;
  if (setjmp(exhausted_) != 0) return false;
  work(context);
  return true;
}

char* Arena::take(std::size_t size) {
  if (size > free_bytes_) {
    const std::size_t bytes = std::max(size, chunk_bytes);
    if (bytes > max_bytes_ - used_bytes_) std::longjmp(exhausted_, 1);
    // The slot comes first: were it to fail after the allocation, that would be lost.
    chunks_.push_back(nullptr);
    void* chunk = std::calloc(1, bytes);
    if (chunk == nullptr) std::longjmp(exhausted_, 1);
    chunks_.back() = chunk;
    used_bytes_ += bytes;
    free_ = static_cast<char*>(chunk);
    free_bytes_ = bytes;
  }
  char* taken = free_;
  free_ += size;
  free_bytes_ -= size;
  return taken;
}

void* Arena::allocate(std::size_t size) {
  check_time();
  if (size > max_bytes_) std::longjmp(exhausted_, 1);
  const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
  auto* header = reinterpret_cast<Header*>(take(rounded + sizeof(Header)));
  header->size = rounded;
  return header + 1;
}

void* Arena::reallocate(void* memory, std::size_t size) {
  if (memory == nullptr) return allocate(size);
  const std::size_t old_size = header_of(memory)->size;
  if (size <= old_size) return memory;
  void* larger = allocate(size);
  std::memcpy(larger, memory, old_size);
  return larger;
}

}  // namespace dossier::extract

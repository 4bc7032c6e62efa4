// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does a run of a script without spaces consist of?
#include "text/segments.h"

#include "text/boundaries.h"
#include "text/unicode.h"

#include <array>

namespace dossier::text {
namespace {

/// What may follow a Korean noun: the longer ones first, since some end with another one.
constexpr std::array<std::string_view, 42> korean_particles{
    "으로부터", "에서는", "에서도", "에서의", "으로는", "으로도", "으로서", "으로써", "에게서",
    "로부터",   "에게는", "까지의", "까지는", "에서",   "에게",   "으로",   "까지",   "부터",
    "에는",     "에도",   "로서",   "로써",   "로는",   "처럼",   "보다",   "만이",   "이나",
    "과의",     "와의",   "은",     "는",     "이",     "가",     "을",     "를",     "의",
    "에",       "도",     "와",     "과",     "로",     "만"};

bool is_hangul(std::string_view segment) {
  for (std::size_t i = 0; i < segment.size();) {
    const char32_t letter = next_code_point(segment, i);
    if (letter < 0xAC00 || letter > 0xD7A3) return false;
  }
  return true;
}

/// Bytes of the particle at the end of a Korean word; 0 when there is none, or less than two syllables before
/// it.
std::size_t particle_bytes(std::string_view word) {
  constexpr std::size_t two_syllables = 6;
  if (!is_hangul(word)) return 0;
  for (const std::string_view particle : korean_particles)
    if (word.size() >= particle.size() + two_syllables && word.ends_with(particle)) return particle.size();
  return 0;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> word_segments(std::string_view run) {
  std::vector<std::pair<std::size_t, std::size_t>> segments;
  std::size_t begin = 0;
  for (const std::size_t end : boundaries(BoundaryKind::word, run)) {
    if (end > begin) segments.emplace_back(begin, end - particle_bytes(run.substr(begin, end - begin)));
    begin = end;
  }
  return segments;
}

}  // namespace dossier::text

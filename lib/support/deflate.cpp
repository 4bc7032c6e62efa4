// SPDX-License-Identifier: GPL-2.0-or-later
// How are many short byte strings compressed one by one?
#include "support/deflate.h"

#include <dossier/error.h>

#include <libdeflate.h>

namespace dossier::support {
namespace {

/// Term lists are short: a higher level takes twice the time for two percent.
constexpr int level = 1;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(level)) {
  if (!compressor_) throw Error(ErrorCode::internal, "no memory to compress with");
}

std::string_view Deflater::compress(std::string_view bytes) {
  out_.resize(libdeflate_deflate_compress_bound(compressor_.get(), bytes.size()));
  const std::size_t size =
      libdeflate_deflate_compress(compressor_.get(), bytes.data(), bytes.size(), out_.data(), out_.size());
  if (size == 0) throw Error(ErrorCode::internal, "compressing failed");
  return std::string_view(out_).substr(0, size);
}

}  // namespace dossier::support

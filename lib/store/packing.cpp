// SPDX-License-Identifier: GPL-2.0-or-later
// How are the parts of a document compressed?
#include "store/packing.h"

#include "store/dictionary.h"

#include <dossier/error.h>

#include <memory>

#include <fmt/format.h>
#include <zstd.h>

namespace dossier::store {
namespace {

/// No frame unpacks to more, a byte for a byte: keeps damaged bytes from asking for memory.
constexpr std::size_t most_unpacked_for_packed = std::size_t{1} << 15;

/// Of zstd: the fastest but those that hardly compress; a higher one gains two percent.
constexpr int level = 1;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

/// A context takes longer to make than a document to compress, so each thread keeps one.
std::unique_ptr<ZSTD_CCtx, Free> make_context() {
  static const std::unique_ptr<ZSTD_CDict, Free> dictionary(
      ZSTD_createCDict(common_dictionary.data(), common_dictionary.size(), level));
  std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_refCDict(context.get(), dictionary.get());
  return context;
}

[[noreturn]] void fail(std::string_view what) {
  throw Error(ErrorCode::index_damaged, fmt::format("the {} is damaged", what));
}

}  // namespace

std::string pack(std::string_view bytes) {
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> context = make_context();
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(context.get(), packed.data(), packed.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0U) throw Error(ErrorCode::internal, "a document could not be compressed");
  packed.resize(size);
  return packed;
}

std::size_t unpacked_size(std::string_view packed, std::string_view what) {
  const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
      size / most_unpacked_for_packed > packed.size())
    fail(what);
  return size;
}

std::string unpack(std::string_view packed, std::string_view what) {
  const std::size_t size = unpacked_size(packed, what);
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
  static const std::unique_ptr<ZSTD_DDict, Free> dictionary(
      ZSTD_createDDict(common_dictionary.data(), common_dictionary.size()));
  std::string bytes(size, '\0');
  if (ZSTD_decompress_usingDDict(context.get(), bytes.data(), bytes.size(), packed.data(), packed.size(),
                                 dictionary.get()) != size)
    fail(what);
  return bytes;
}

}  // namespace dossier::store

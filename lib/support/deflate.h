// SPDX-License-Identifier: GPL-2.0-or-later
// How are many short byte strings compressed one by one?
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace dossier::support {

/// Makes raw deflate streams (RFC 1951), each complete in itself. Not thread-safe.
class Deflater {
 public:
  Deflater();

  /// The stream for `bytes`, valid until the next call.
  [[nodiscard]] std::string_view compress(std::string_view bytes);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::string out_;
};

}  // namespace dossier::support

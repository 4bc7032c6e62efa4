// SPDX-License-Identifier: GPL-2.0-or-later
// In which words do the indexer and the child process that reads foreign formats speak?
#pragma once

#include "extract/extract.h"

#include <dossier/error.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::extract {

/// Every message is a frame: eight bytes with the length of what follows, least significant first.
using FrameHeader = std::array<char, 8>;

[[nodiscard]] FrameHeader frame_header(std::uint64_t length);
[[nodiscard]] std::uint64_t frame_length(const FrameHeader& header);

/// What the parent asks: the bytes of one document. `bytes` stands last, so that it need not be copied.
struct ExtractRequest {
  Format format = Format::pdf;
  std::string_view bytes;
};

/// All of a request but its bytes, which are sent behind it.
[[nodiscard]] std::string encode_request_head(const ExtractRequest& request);

/// \throws Error `internal` for bytes that are no request. The bytes of the result are those of `frame`.
[[nodiscard]] ExtractRequest decode_request(std::string_view frame);

/// What the child answers: a document, or the reason why there is none.
[[nodiscard]] std::string encode_answer(const RawDocument& document);
[[nodiscard]] std::string encode_answer(const Error& error);

/// The document. \throws the Error that was answered, or Error `internal` for bytes that are no answer
[[nodiscard]] RawDocument decode_answer(std::string_view frame);

}  // namespace dossier::extract

// SPDX-License-Identifier: GPL-2.0-or-later
// Which characters do these bytes stand for?
#pragma once

#include <string>
#include <string_view>

namespace dossier::text {

/// Text in UTF-8 and how it was read.
struct Decoded {
  std::string utf8;
  /// The charset that was used, by its IANA name.
  std::string charset;
  /// Whether bytes had to be replaced by U+FFFD.
  bool had_errors = false;
  /// Whether the charset was neither declared nor marked, and is not UTF-8: it may be wrong.
  bool is_guessed = false;
};

/// What the declared charset of bytes is worth.
enum class Declaration {
  /// Stated by somebody about bytes that may have gone through other hands since: pages, mails.
  claimed,
  /// Part of the format, in which nothing else may stand: it decides, unless the bytes are faulty in it.
  binding,
};

/// Decodes bytes: a byte order mark decides, then valid UTF-8, then the declared charset (empty: none),
/// then ICU's detector, then windows-1252. Words of few characters that are declared in a charset for East
/// Asia and are UTF-8 by chance are read as declared. The byte order mark is removed; line ends become `\n`.
[[nodiscard]] Decoded decode(std::string_view bytes, std::string_view declared_charset = {},
                             Declaration declaration = Declaration::claimed);

/// Decodes a part of a text in the charset that `decode` found for the whole. Its line ends stay. Of an
/// unknown charset it is taken as UTF-8.
[[nodiscard]] Decoded decode_part(std::string_view bytes, std::string_view charset);

}  // namespace dossier::text

// SPDX-License-Identifier: GPL-2.0-or-later
// How does a fuzz input become a part of a ZIP archive, so that its reader and not the archive is fuzzed?
#include "stored_zip.h"

#include <zlib.h>
#include <cstdint>

namespace dossier::fuzz {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
  for (; bytes > 0; --bytes, value >>= 8U) out += static_cast<char>(value & 0xFFU);
}

/// What the header of a part and its entry in the directory have in common.
std::string description(std::string_view name, std::string_view content) {
  std::string out;
  put(out, 20, 2);
  put(out, 0, 8);  // flags, not compressed, no time
  put(out, ::crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())), 4);
  put(out, content.size(), 4);
  put(out, content.size(), 4);
  put(out, name.size(), 2);
  put(out, 0, 2);
  return out;
}

}  // namespace

std::string stored_zip(std::string_view name, std::string_view content) {
  std::string zip = "PK\x03\x04" + description(name, content);
  zip.append(name).append(content);
  const std::size_t directory = zip.size();
  zip += "PK\x01\x02";
  put(zip, 20, 2);
  zip += description(name, content);
  put(zip, 0, 14);  // no comment, first disk, no attributes, at the start
  zip += name;
  const std::size_t size = zip.size() - directory;
  zip += "PK\x05\x06";
  put(zip, 0, 4);
  put(zip, 1, 2);
  put(zip, 1, 2);
  put(zip, size, 4);
  put(zip, directory, 4);
  put(zip, 0, 2);
  return zip;
}

}  // namespace dossier::fuzz

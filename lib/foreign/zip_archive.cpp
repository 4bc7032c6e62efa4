// SPDX-License-Identifier: GPL-2.0-or-later
// What is in a ZIP archive?
#include "foreign/zip_archive.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <zip.h>

namespace dossier::foreign {
namespace {

/// The text of a long book is a few MiB; what inflates to more was made to fill memory.
constexpr std::size_t max_part_bytes = std::size_t{128} << 20;
constexpr std::size_t piece_bytes = std::size_t{64} << 10;

struct CloseFile {
  void operator()(zip_file_t* file) const { ::zip_fclose(file); }
};

[[noreturn]] void fail(const std::string& message) {
  throw Error(ErrorCode::invalid_argument, message);
}

}  // namespace

struct ZipArchive::Handle {
  ~Handle() {
    if (archive != nullptr) ::zip_discard(archive);
  }
  zip_t* archive = nullptr;
};

ZipArchive::ZipArchive(std::string_view bytes) : handle_(std::make_unique<Handle>()) {
  zip_error_t error;
  ::zip_error_init(&error);
  zip_source_t* source = ::zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    handle_->archive = ::zip_open_from_source(source, ZIP_RDONLY, &error);
    if (handle_->archive == nullptr) ::zip_source_free(source);
  }
  const std::string reason = ::zip_error_strerror(&error);
  ::zip_error_fini(&error);
  if (handle_->archive == nullptr) fail(fmt::format("its ZIP archive cannot be read: {}", reason));
}

ZipArchive::~ZipArchive() = default;

std::optional<std::string> ZipArchive::read(const std::string& name) const {
  const zip_int64_t index = ::zip_name_locate(handle_->archive, name.c_str(), 0);
  if (index < 0) return std::nullopt;
  const std::unique_ptr<zip_file_t, CloseFile> file(
      ::zip_fopen_index(handle_->archive, static_cast<zip_uint64_t>(index), 0));
  if (file == nullptr)
    fail(fmt::format("'{}' in its ZIP archive cannot be read: {}", name, ::zip_strerror(handle_->archive)));
  std::string content;
  while (true) {
    const std::size_t filled = content.size();
    content.resize(filled + piece_bytes);
    const zip_int64_t got = ::zip_fread(file.get(), content.data() + filled, piece_bytes);
    if (got < 0)
      fail(fmt::format("'{}' in its ZIP archive is damaged: {}", name, ::zip_file_strerror(file.get())));
    content.resize(filled + static_cast<std::size_t>(got));
    if (got == 0) return content;
    if (content.size() > max_part_bytes)
      fail(fmt::format("'{}' in its ZIP archive inflates to more than {} bytes", name, max_part_bytes));
  }
}

}  // namespace dossier::foreign

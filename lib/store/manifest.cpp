// SPDX-License-Identifier: GPL-2.0-or-later
// Which roots and files was the index made from, and how did each file fare?
#include "store/manifest.h"

#include "store/codec.h"

namespace dossier::store {
namespace {

void encode_file(Encoder& out, const ManifestFile& file) {
  out.text(file.root);
  out.number(file.stamp.size);
  out.number(static_cast<std::uint64_t>(file.stamp.mtime_ns));
  out.text(file.content_hash);
  out.text(file.format);
  out.number(file.documents.size());
  for (const ManifestDocument& document : file.documents) {
    out.text(document.id);
    out.text(document.content_hash);
  }
  out.number(file.failures.size());
  for (const ManifestFailure& failure : file.failures) {
    out.number(failure.line);
    out.text(failure.reason);
  }
}

ManifestFile read_file(Decoder& in) {
  ManifestFile file;
  file.root = in.text();
  file.stamp.size = in.number();
  file.stamp.mtime_ns = static_cast<std::int64_t>(in.number());
  file.content_hash = in.text();
  file.format = in.text();
  file.documents.resize(in.count());
  for (ManifestDocument& document : file.documents) {
    document.id = in.text();
    document.content_hash = in.text();
  }
  file.failures.resize(in.count());
  for (ManifestFailure& failure : file.failures) {
    failure.line = in.number();
    failure.reason = in.text();
  }
  return file;
}

}  // namespace

std::string Manifest::encode() const {
  Encoder out;
  out.number(roots.size());
  for (const Root& root : roots) {
    out.text(root.name);
    out.text(root.path.string());
  }
  out.number(files.size());
  for (const auto& [key, file] : files) {
    out.text(key);
    encode_file(out, file);
  }
  return out.take();
}

Manifest Manifest::decode(std::string_view bytes) {
  Decoder in(bytes, "manifest");
  Manifest manifest;
  manifest.roots.resize(in.count());
  for (Root& root : manifest.roots) {
    root.name = in.text();
    root.path = std::string(in.text());
  }
  for (std::size_t left = in.count(); left > 0; --left) {
    std::string key(in.text());
    manifest.files.insert_or_assign(manifest.files.end(), std::move(key), read_file(in));
  }
  if (!in.at_end()) in.fail();
  return manifest;
}

}  // namespace dossier::store

// SPDX-License-Identifier: GPL-2.0-or-later
// How are raw properties kept, so that metadata can be resolved anew without the sources?
#include "index/raw_properties.h"

#include "store/codec.h"

namespace dossier::index {
namespace {

void encode_given(store::Encoder& out, const Document& given) {
  out.text(given.id);
  out.text(given.title);
  out.text(given.date);
  out.texts(given.categories);
  out.texts(given.topics);
  out.texts(given.ministers);
  out.text(given.url);
  out.text(given.language);
}

Document read_given(store::Decoder& in) {
  Document given;
  given.id = in.text();
  given.title = in.text();
  given.date = in.text();
  given.categories = in.texts();
  given.topics = in.texts();
  given.ministers = in.texts();
  given.url = in.text();
  given.language = in.text();
  return given;
}

}  // namespace

std::string encode_raw(const metadata::RawMetadata& raw) {
  store::Encoder out;
  out.text(raw.id);
  out.text(raw.source);
  encode_given(out, raw.given);
  out.text(raw.given_provenance);
  out.number(raw.id_is_path ? 1 : 0);
  out.text(raw.raw.front_matter);
  out.number(raw.raw.properties.size());
  for (const auto& [name, value] : raw.raw.properties) {
    out.text(name);
    out.text(value);
  }
  out.text(raw.raw.declared_language);
  out.texts(raw.raw.links);
  return out.take();
}

metadata::RawMetadata decode_raw(std::string_view bytes) {
  store::Decoder in(bytes, "raw properties");
  metadata::RawMetadata raw;
  raw.id = in.text();
  raw.source = in.text();
  raw.given = read_given(in);
  raw.given_provenance = in.text();
  raw.id_is_path = in.number() != 0;
  raw.raw.front_matter = in.text();
  raw.raw.properties.resize(in.count());
  for (auto& [name, value] : raw.raw.properties) {
    name = in.text();
    value = in.text();
  }
  raw.raw.declared_language = in.text();
  raw.raw.links = in.texts();
  return raw;
}

}  // namespace dossier::index

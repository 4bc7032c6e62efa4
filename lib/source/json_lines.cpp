// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a JSON Lines file hold?
#include "source/file_chunks.h"
#include "source/record_fields.h"
#include "source/records.h"
#include "text/unicode.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace dossier::source {
namespace {

using nlohmann::json;

/// Deeper nesting than this is no record; values of unknown fields may be nested and are passed over.
constexpr std::size_t max_depth = 64;
/// A list of nothing but empty strings would take much more memory than the line.
constexpr std::size_t max_values = 10'000;

/// Takes one record from the events of nlohmann's parser: nothing but the known fields is kept, so that no
/// line can take more memory than it is long.
class RecordReader : public nlohmann::json_sax<json> {
 public:
  explicit RecordReader(Document& document) : document_(document) {}

  bool null() override { return accept_scalar("null"); }
  bool boolean(bool /*value*/) override { return accept_scalar("a boolean"); }
  bool number_integer(number_integer_t value) override { return accept_number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return accept_number(std::to_string(value)); }
  bool number_float(number_float_t /*value*/, const string_t& written) override {
    return accept_number(written);
  }
  bool string(string_t& value) override;
  bool binary(binary_t& /*value*/) override { return accept_scalar("binary"); }
  bool start_object(std::size_t /*size*/) override;
  bool key(string_t& name) override;
  bool end_object() override;
  bool start_array(std::size_t /*size*/) override;
  bool end_array() override;
  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::detail::exception& error) override;

  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  bool fail(std::string reason);
  bool fail_type(std::string_view type);
  bool accept_scalar(std::string_view type);
  bool accept_number(std::string written);
  bool open(std::string_view type);
  bool close();
  /// Whether a value at this place belongs to a known field.
  [[nodiscard]] bool is_wanted() const { return field_ && (depth_ == 1 || (depth_ == 2 && in_list_)); }

  Document& document_;
  std::optional<RecordField> field_;
  std::string name_;
  std::vector<std::string> values_;
  std::size_t depth_ = 0;
  bool in_list_ = false;
  std::string error_;
};

bool RecordReader::fail(std::string reason) {
  error_ = std::move(reason);
  return false;
}

bool RecordReader::fail_type(std::string_view type) {
  const bool lists = is_list(*field_);
  return fail(fmt::format("field '{}' must be a string{}, {} {}", name_, lists ? " or a list of strings" : "",
                          in_list_ ? "its list has" : "is", type));
}

bool RecordReader::accept_scalar(std::string_view type) {
  if (depth_ == 0) return fail(fmt::format("a record must be an object, is {}", type));
  // A field that is null is a field that is not there.
  if (!is_wanted() || (type == "null" && !in_list_)) return true;
  return fail_type(type);
}

bool RecordReader::accept_number(std::string written) {
  if (field_ != RecordField::id || depth_ != 1) return accept_scalar("a number");
  put_values(document_, RecordField::id, {std::move(written)});
  return true;
}

bool RecordReader::string(string_t& value) {
  if (depth_ == 0) return fail("a record must be an object, is a string");
  if (!is_wanted()) return true;
  if (!in_list_) {
    put_values(document_, *field_, {std::move(value)});
    return true;
  }
  if (values_.size() == max_values)
    return fail(fmt::format("field '{}' has more than {} values", name_, max_values));
  values_.push_back(std::move(value));
  return true;
}

bool RecordReader::open(std::string_view type) {
  if (is_wanted()) return fail_type(type);
  if (++depth_ > max_depth) return fail(fmt::format("nested deeper than {} levels", max_depth));
  return true;
}

bool RecordReader::close() {
  --depth_;
  return true;
}

bool RecordReader::start_object(std::size_t /*size*/) {
  return open("an object");
}

bool RecordReader::end_object() {
  return close();
}

bool RecordReader::key(string_t& name) {
  if (depth_ != 1) return true;
  field_ = record_field(name);
  name_ = std::move(name);
  return true;
}

bool RecordReader::start_array(std::size_t /*size*/) {
  if (depth_ == 0) return fail("a record must be an object, is a list");
  if (depth_ != 1 || !field_ || !is_list(*field_)) return open("a list");
  in_list_ = true;
  ++depth_;
  return true;
}

bool RecordReader::end_array() {
  if (depth_ == 2 && in_list_) {
    put_values(document_, *field_, values_);
    values_.clear();
    in_list_ = false;
  }
  return close();
}

bool RecordReader::parse_error(std::size_t position, const std::string& /*last_token*/,
                               const nlohmann::detail::exception& error) {
  const std::string_view message = error.what();
  const std::size_t detail = message.find(" - ");
  std::string_view reason = detail == std::string_view::npos ? message : message.substr(detail + 3);
  // What stands there is quoted by the parser, and may be of any length.
  reason = reason.substr(0, reason.find("; last read"));
  return fail(fmt::format("not valid JSON at byte {}: {}", position, reason));
}

/// Collects the lines of a file and hands on one record each.
class LineReader {
 public:
  LineReader(const RecordLimits& limits, const std::function<void(SourceRecord&&)>& visit)
      : limits_(limits), visit_(visit) {}

  void read(std::string_view chunk);
  void finish_line();

 private:
  void append(std::string_view piece);
  void visit_line();

  const RecordLimits& limits_;
  const std::function<void(SourceRecord&&)>& visit_;
  std::string line_;
  std::size_t number_ = 1;
  bool is_too_long_ = false;
};

void LineReader::append(std::string_view piece) {
  if (!is_too_long_ && piece.size() <= limits_.max_record_bytes - line_.size()) {
    line_.append(piece);
    return;
  }
  is_too_long_ = true;
  line_ = {};
}

void LineReader::read(std::string_view chunk) {
  while (!chunk.empty()) {
    const std::size_t end = chunk.find('\n');
    append(chunk.substr(0, end));
    if (end == std::string_view::npos) return;
    finish_line();
    chunk.remove_prefix(end + 1);
  }
}

void LineReader::finish_line() {
  visit_line();
  line_.clear();
  is_too_long_ = false;
  ++number_;
}

void LineReader::visit_line() {
  SourceRecord record;
  record.line = number_;
  if (is_too_long_) {
    record.error = too_long(fmt::format("line {}", number_), limits_.max_record_bytes);
    return visit_(std::move(record));
  }
  if (text::trim(line_).empty()) return;
  if (!text::is_valid_utf8(line_)) {
    line_ = text::to_valid_utf8(line_);
    record.warning = fmt::format("line {}: bytes are not valid UTF-8", number_);
  }
  RecordReader reader(record.document);
  json::sax_parse(line_, &reader);
  record.error = reader.error().empty() ? fault_of_record(record.document) : reader.error();
  visit_(std::move(record));
}

}  // namespace

void read_json_lines(const std::filesystem::path& path, const RecordLimits& limits,
                     const std::function<void(SourceRecord&&)>& visit) {
  FileChunks chunks(path);
  LineReader reader(limits, visit);
  std::string_view chunk = chunks.next();
  if (starts_as_utf16(chunk))
    return visit({1, {}, "the file is in UTF-16, record files are read as UTF-8", {}});
  for (; !chunk.empty(); chunk = chunks.next()) reader.read(chunk);
  reader.finish_line();
}

}  // namespace dossier::source

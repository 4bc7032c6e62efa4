// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a CSV file hold?
#include "source/file_chunks.h"
#include "source/record_fields.h"
#include "source/records.h"
#include "source/row_charset.h"

#include <csv.h>
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <utility>

namespace dossier::source {
namespace {

/// Longest part of the file that is looked at to tell the delimiter.
constexpr std::size_t sniffed_bytes = std::size_t{64} << 10;
/// Further cells of a row are not kept: a row of nothing but delimiters would take much more memory than the
/// file.
constexpr std::size_t max_cells = 10'000;
constexpr std::size_t buffer_step_bytes = std::size_t{16} << 10;
/// libcsv's name for "inside a field", which its header does not give; a quote that was closed is another.
constexpr int inside_field = 2;

/// The delimiter that the header row holds most of, outside quotes.
char sniff_delimiter(std::string_view head) {
  constexpr std::array<char, 3> delimiters{',', ';', '\t'};
  std::array<std::size_t, delimiters.size()> counts{};
  bool is_quoted = false;
  for (const char byte : head.substr(0, sniffed_bytes)) {
    if (byte == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (byte == '\n' || byte == '\r') break;
    const auto* found = std::find(delimiters.begin(), delimiters.end(), byte);
    if (found != delimiters.end()) ++counts[static_cast<std::size_t>(found - delimiters.begin())];
  }
  return delimiters[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                             counts.begin())];
}

std::vector<std::string> split_values(std::string_view cell) {
  std::vector<std::string> values;
  while (!cell.empty()) {
    const std::size_t end = cell.find_first_of(";|");
    values.emplace_back(cell.substr(0, end));
    cell.remove_prefix(end == std::string_view::npos ? cell.size() : end + 1);
  }
  return values;
}

/// libcsv's parser, freed with its buffer.
class CsvParser {
 public:
  explicit CsvParser(char delimiter) {
    // Lenient: a stray quote inside a field is text. An empty row is no record.
    if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
    csv_set_blk_size(&parser_, buffer_step_bytes);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
  }
  ~CsvParser() { csv_free(&parser_); }
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;

  csv_parser* operator->() { return &parser_; }
  csv_parser* get() { return &parser_; }

 private:
  csv_parser parser_{};
};

/// Turns the rows of a CSV file into records.
class RowReader {
 public:
  RowReader(char delimiter, const RecordLimits& limits, const std::function<void(SourceRecord&&)>& visit)
      : delimiter_(delimiter), limits_(limits), visit_(visit) {
    parser_.emplace(delimiter_);
  }

  void read(std::string_view chunk);
  void finish();

 private:
  static void on_field(void* bytes, std::size_t size, void* reader);
  static void on_row(int end, void* reader);
  void take_row();
  void take_header();
  SourceRecord make_record();
  void feed(std::string_view line_piece);
  void count_lines(std::string_view line_piece);
  void give_up_row();
  void visit_ready();
  [[nodiscard]] bool has_column(RecordField field) const;
  void fail(std::string reason);

  char delimiter_;
  const RecordLimits& limits_;
  const std::function<void(SourceRecord&&)>& visit_;
  std::optional<CsvParser> parser_;
  std::vector<std::optional<RecordField>> header_;
  bool has_header_ = false;
  std::vector<std::string> row_;
  RowCharset charset_;
  /// What is being read; nothing at the end of the file.
  std::string_view chunk_;
  /// Records made inside of libcsv, through whose frames no exception of `visit` may pass.
  std::vector<SourceRecord> ready_;
  std::size_t row_bytes_ = 0;
  std::size_t row_line_ = 1;
  std::size_t rows_ = 0;
  std::size_t line_ = 1;
  bool after_return_ = false;
  bool is_skipping_ = false;
};

void RowReader::on_field(void* bytes, std::size_t size, void* reader) {
  std::vector<std::string>& row = static_cast<RowReader*>(reader)->row_;
  if (row.size() < max_cells) row.emplace_back(static_cast<const char*>(bytes), size);
}

void RowReader::on_row(int /*end*/, void* reader) {
  static_cast<RowReader*>(reader)->take_row();
}

void RowReader::take_header() {
  for (const std::string& name : row_) header_.push_back(record_field(name));
  has_header_ = true;
}

bool RowReader::has_column(RecordField field) const {
  return std::find(header_.begin(), header_.end(), field) != header_.end();
}

SourceRecord RowReader::make_record() {
  SourceRecord record;
  record.line = row_line_;
  if (!has_column(RecordField::id)) record.document.id = fmt::format("ROW:{}", rows_);
  if (const std::string told = charset_.to_utf8(row_, chunk_); !told.empty())
    record.warning = fmt::format("line {}: {}", row_line_, told);
  for (std::size_t i = 0; i < row_.size(); ++i) {
    if (i < header_.size()) {
      const auto field = header_[i];
      if (field)
        put_values(record.document, *field, is_list(*field) ? split_values(row_[i]) : std::vector{row_[i]});
    } else if (!row_[i].empty()) {
      record.error = fmt::format("row has {} cells, the header {}", row_.size(), header_.size());
    }
  }
  if (!has_column(RecordField::title) && !has_column(RecordField::text))
    record.error = "the header has neither 'title' nor 'text'";
  if (record.error.empty()) record.error = fault_of_record(record.document);
  return record;
}

void RowReader::visit_ready() {
  for (SourceRecord& record : std::exchange(ready_, {})) visit_(std::move(record));
}

void RowReader::take_row() {
  if (!has_header_) {
    take_header();
  } else {
    ++rows_;
    ready_.push_back(make_record());
  }
  row_.clear();
  row_bytes_ = 0;
}

void RowReader::fail(std::string reason) {
  SourceRecord record;
  record.line = row_line_;
  record.error = std::move(reason);
  visit_(std::move(record));
}

/// A row that would take too much memory, mostly by a quote that is never closed: goes on at the next line.
void RowReader::give_up_row() {
  fail(too_long(fmt::format("the row of line {}", row_line_), limits_.max_record_bytes));
  ++rows_;
  row_.clear();
  row_bytes_ = 0;
  is_skipping_ = true;
  parser_.emplace(delimiter_);
}

void RowReader::count_lines(std::string_view line_piece) {
  const char last = line_piece.back();
  if (last == '\r' || (last == '\n' && !(after_return_ && line_piece.size() == 1))) ++line_;
  after_return_ = last == '\r';
}

/// Hands on a piece that ends with a line end, or with the chunk.
void RowReader::feed(std::string_view line_piece) {
  const bool ends_line = line_piece.back() == '\n' || line_piece.back() == '\r';
  if (is_skipping_) {
    is_skipping_ = !ends_line;
  } else {
    if (row_bytes_ == 0) row_line_ = line_;
    row_bytes_ += line_piece.size();
    csv_parse(parser_->get(), line_piece.data(), line_piece.size(), on_field, on_row, this);
    visit_ready();
    const bool is_blank = line_piece.find_first_not_of("\r\n \t") == std::string_view::npos;
    if (is_blank && row_.empty() && parser_->get()->quoted == 0) row_bytes_ = 0;
    if (row_bytes_ > limits_.max_record_bytes) give_up_row();
  }
  count_lines(line_piece);
}

void RowReader::read(std::string_view chunk) {
  chunk_ = chunk;
  while (!chunk.empty()) {
    const std::size_t end = chunk.find_first_of("\r\n");
    const std::string_view piece = chunk.substr(0, end == std::string_view::npos ? chunk.size() : end + 1);
    feed(piece);
    chunk.remove_prefix(piece.size());
  }
  chunk_ = {};
}

void RowReader::finish() {
  const csv_parser& parser = *parser_->get();
  if (parser.quoted != 0 && parser.pstate == inside_field)
    return fail(fmt::format("a quote in the row of line {} is never closed", row_line_));
  csv_fini(parser_->get(), on_field, on_row, this);
  visit_ready();
}

}  // namespace

void read_csv(const std::filesystem::path& path, const RecordLimits& limits,
              const std::function<void(SourceRecord&&)>& visit) {
  FileChunks chunks(path);
  std::string_view chunk = chunks.next();
  if (starts_as_utf16(chunk))
    return visit({1, {}, "the file is in UTF-16, record files are read as UTF-8", {}});
  RowReader reader(sniff_delimiter(chunk), limits, visit);
  for (; !chunk.empty(); chunk = chunks.next()) reader.read(chunk);
  reader.finish();
}

}  // namespace dossier::source

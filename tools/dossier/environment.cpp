// SPDX-License-Identifier: GPL-2.0-or-later
// What do environment, terminal and place of the program say?
#include "environment.h"

#include <dossier/error.h>
#include <dossier/indexer.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

namespace dossier::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t default_width = 80;
constexpr std::size_t least_width = 40;
constexpr std::size_t greatest_width = 100;  // longer lines are hard to read

// An empty variable is as good as none.
std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::size_t terminal_columns(int descriptor) {
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::size_t columns_wanted(int descriptor) {
  const auto text = variable("COLUMNS");
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  if (error != std::errc() || columns == 0) columns = terminal_columns(descriptor);
  return std::clamp(columns == 0 ? default_width : columns, least_width, greatest_width);
}

// By name: the locale itself may not be installed, and still the terminal shows UTF-8.
bool locale_is_utf8() {
  std::string_view locale = variable("LC_ALL");
  if (locale.empty()) locale = variable("LC_CTYPE");
  if (locale.empty()) locale = variable("LANG");
  for (const auto* name : {"UTF-8", "utf-8", "UTF8", "utf8"})
    if (locale.find(name) != std::string_view::npos) return true;
  return false;
}

bool wants_color(int descriptor, ColorChoice color) {
  if (color != ColorChoice::automatic) return color == ColorChoice::always;
  return is_terminal(descriptor) && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

// What cannot be looked at is not missing: an index would be made anew without what it was made with.
bool is_there(const fs::path& path) {
  std::error_code error;
  const auto type = fs::status(path, error).type();
  if (type == fs::file_type::none)
    throw Error(ErrorCode::io, fmt::format("cannot examine '{}': {}", path.string(), error.message()),
                "check the owner and mode of the folders above it");
  return type != fs::file_type::not_found;
}

// Beside the program, so that an unpacked or moved installation works; else where the library was installed.
fs::path data_directory() {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  auto beside = program.parent_path().parent_path() / "share" / "dossier";
  if (!error && is_there(beside)) return beside;
  auto installed = installed_data_dir();
  // An index would be made anew without what it was made with.
  if (!is_there(installed))
    throw Error(
        ErrorCode::io,
        fmt::format("the office holders and rules that come with dossier are not at '{}'",
                    installed.string()),
        "install dossier again; --no-default-authority, --taxonomy FILE and --acronyms FILE do without them");
  return installed;
}

}  // namespace

fs::path index_directory(const std::optional<std::string>& option) {
  if (option) {
    if (option->empty()) throw Error(ErrorCode::invalid_argument, "the value of --index is empty");
    return *option;
  }
  if (const auto index = variable("DOSSIER_INDEX"); !index.empty()) return index;
  // The XDG rules say that a relative path there is to be ignored.
  if (const fs::path data(variable("XDG_DATA_HOME")); data.is_absolute()) return data / "dossier" / "index";
  if (const auto home = variable("HOME"); !home.empty())
    return fs::path(home) / ".local" / "share" / "dossier" / "index";
  throw Error(ErrorCode::invalid_argument, "no index is named", "give --index DIR, or set DOSSIER_INDEX");
}

render::TextStyle style_for(int descriptor, ColorChoice color) {
  return {wants_color(descriptor, color), locale_is_utf8(), columns_wanted(descriptor)};
}

bool is_terminal(int descriptor) {
  return isatty(descriptor) == 1;
}

std::vector<fs::path> shipped_authority_files() {
  std::vector<fs::path> files;
  const auto folder = data_directory() / "authority";
  if (!is_there(folder)) return files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".yaml") files.push_back(entry->path());
  if (error)
    throw Error(ErrorCode::io, fmt::format("cannot list '{}': {}", folder.string(), error.message()),
                "check its owner and mode; --no-default-authority leaves the shipped office holders out");
  std::sort(files.begin(), files.end());
  return files;
}

fs::path extractor_program() {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  auto beside = program.parent_path().parent_path() / DOSSIER_LIBEXEC_NAME / "dossier" / "dossier-extract";
  return !error && fs::exists(beside, error) ? beside : fs::path();
}

namespace {

fs::path shipped_file(std::string_view name) {
  auto file = data_directory() / name;
  return is_there(file) ? file : fs::path();
}

}  // namespace

fs::path shipped_taxonomy() {
  return shipped_file("taxonomy.yaml");
}

fs::path shipped_acronyms() {
  return shipped_file("acronyms.yaml");
}

std::string local_today() {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  if (localtime_r(&now, &day) == nullptr) return {};
  return fmt::format("{:04}-{:02}-{:02}", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

}  // namespace dossier::cli

// SPDX-License-Identifier: GPL-2.0-or-later
// An extractor that does what the document says: crash, hang, eat memory, talk nonsense, or answer.
#include "foreign/serve.h"

#include <dossier/error.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace {

bool asks_for(std::string_view bytes, std::string_view what) {
  return bytes.find(what) != std::string_view::npos;
}

[[noreturn]] void hang_busy() {
  volatile unsigned count = 0;
  while (true) count = count + 1;
}

[[noreturn]] void eat_memory() {
  std::vector<std::string> all;
  while (true) all.emplace_back(std::size_t{1} << 20, 'x');
}

dossier::extract::RawDocument read_document(dossier::extract::Format /*format*/, std::string_view bytes) {
  if (asks_for(bytes, "crash")) std::raise(SIGSEGV);
  if (asks_for(bytes, "abort")) std::abort();
  if (asks_for(bytes, "killed")) std::raise(SIGKILL);
  if (asks_for(bytes, "terminated")) std::raise(SIGTERM);
  if (asks_for(bytes, "exit")) ::_exit(9);
  if (asks_for(bytes, "hang busy")) hang_busy();
  if (asks_for(bytes, "hang asleep"))
    while (true) ::pause();
  if (constexpr std::string_view wait = "%PDF-1.4 wait for "; bytes.starts_with(wait))
    while (!std::filesystem::exists(bytes.substr(wait.size()))) ::usleep(10'000);
  if (asks_for(bytes, "memory")) eat_memory();
  if (asks_for(bytes, "nonsense")) {
    constexpr std::string_view answer("\x03\0\0\0\0\0\0\0\x63\x63\x63", 11);
    static_cast<void>(::write(STDOUT_FILENO, answer.data(), answer.size()));
  }
  if (asks_for(bytes, "endless")) {
    constexpr std::string_view answer("\xFF\xFF\xFF\xFF\xFF\0\0\0", 8);
    static_cast<void>(::write(STDOUT_FILENO, answer.data(), answer.size()));
  }
  if (asks_for(bytes, "close")) {
    ::close(STDIN_FILENO);
    ::close(STDOUT_FILENO);
    while (true) ::pause();
  }
  if (asks_for(bytes, "refuse"))
    throw dossier::Error(dossier::ErrorCode::invalid_argument, "it is scanned", "a hint");
  dossier::extract::RawDocument document;
  dossier::Paragraph& paragraph = document.paragraphs.emplace_back();
  paragraph.text = bytes;
  paragraph.number = "1";
  paragraph.page = 2;
  return document;
}

}  // namespace

int main(int argc, char** argv) {
  dossier::foreign::Limits limits;
  if (argc != 3) return 2;
  limits.memory_bytes = std::strtoull(argv[1], nullptr, 10);
  limits.seconds = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10));
#if defined(__SANITIZE_ADDRESS__)
  limits.memory_bytes = 0;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
  limits.memory_bytes = 0;
#endif
#endif
  // Else a sanitizer would tell of the crash instead of crashing.
  for (const int signal_number : {SIGSEGV, SIGABRT}) std::signal(signal_number, SIG_DFL);
  dossier::foreign::limit_process(limits);
  return dossier::foreign::serve(limits, read_document);
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Which topics stand in a TREC topic file?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::cli {

/// One topic.
struct TrecTopic {
  std::string number;
  std::string title;
};

/// Reads topics line by line: `<top>`, `<num> Number: 301`, `<title> words`, `</top>`. A title may begin or
/// go on in the lines after its tag; other parts are passed over; closing tags are not needed.
class TrecTopicReader {
 public:
  /// Whether a file that begins with this line holds topics.
  [[nodiscard]] static bool is_beginning(std::string_view line);

  /// Takes one line. \returns the topic that ends here, if one does
  std::optional<TrecTopic> take(std::string_view line);

  /// Whether a topic is open at the end of the file.
  [[nodiscard]] bool is_inside() const { return is_inside_; }

 private:
  enum class Part { none, number, title };

  void add(std::string_view text);
  std::optional<TrecTopic> take_tag(std::string_view tag);

  bool is_inside_ = false;
  Part part_ = Part::none;
  TrecTopic topic_;
};

}  // namespace dossier::cli

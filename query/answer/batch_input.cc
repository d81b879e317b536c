// Many queries from a file or stdin, one after another.
#include "query/answer/batch_input.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>

#include "corpus/support/input_error.h"
#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"
#include "query/answer/trec_topic.h"

namespace broadsheet {
namespace {

constexpr std::string_view kBlanks = " \t\r\f\v";

bool is_blank(std::string_view line) { return ascii::trimmed(line, kBlanks).empty(); }

std::string_view without_leading_blanks(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(kBlanks), line.size()));
}

// Lines with their numbers; of an overlong one the rest is passed over.
class LineSource {
 public:
  LineSource(std::unique_ptr<std::istream> input, std::string name)
      : input_(std::move(input)), name_(std::move(name)) {}

  // The next line that isn't blank, without its end.
  bool next() {
    if (std::exchange(held_, false)) return true;
    while (read_line())
      if (!is_blank(line_)) return true;
    return false;
  }

  // Makes next() give the present line again.
  void hold() { held_ = true; }

  const std::string& line() const { return line_; }
  size_t number() const { return number_; }
  bool overlong() const { return overlong_; }

  // A message about the present line.
  std::string message(std::string_view what) const {
    return fmt::format("{}: line {}: {}", name_, number_, what);
  }

 private:
  bool read_line() {
    line_.clear();
    overlong_ = false;
    if (!read_to_end_of_line()) return false;
    ++number_;
    if (number_ == 1) line_ = std::string(without_byte_order_mark(line_));
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    return true;
  }

  // False when nothing was left.
  bool read_to_end_of_line() try {
    constexpr int kEnd = std::char_traits<char>::eof();
    std::streambuf& buffer = *input_->rdbuf();
    int c = buffer.sbumpc();
    if (c == kEnd) return false;
    for (; c != kEnd && c != '\n'; c = buffer.sbumpc()) {
      if (line_.size() < kMaxBatchRecord)
        line_ += static_cast<char>(c);
      else
        overlong_ = true;
    }
    return true;
  } catch (const std::ios_base::failure& failure) {
    throw InputError({name_, fmt::format("line {}", number_),
                      fmt::format("can't read past it: {}", failure.what())});
  }

  std::unique_ptr<std::istream> input_;
  std::string name_, line_;
  size_t number_ = 0;
  bool overlong_ = false;
  bool held_ = false;
};

// A query that can't be read, known by the number of its line unless it has told its qid.
BatchQuery failed(const LineSource& lines, std::string_view what, std::string qid = "") {
  if (qid.empty()) qid = std::to_string(lines.number());
  return {std::move(qid), "", lines.message(what)};
}

// REQUIRES that the source stands on a line that isn't blank; leaves it on the record's last line.
using ReadRecord = BatchQuery (*)(LineSource& lines, std::span<const TopicField> topic_fields);

BatchQuery read_plain(LineSource& lines, std::span<const TopicField>) {
  return {std::to_string(lines.number()), lines.line(), ""};
}

BatchQuery read_tabbed(LineSource& lines, std::span<const TopicField>) {
  const std::string& line = lines.line();
  const size_t tab = line.find('\t');
  if (tab == std::string::npos) return failed(lines, "there is no tab between qid and query");
  if (tab == 0) return failed(lines, "the qid is empty");
  return {line.substr(0, tab), line.substr(tab + 1), ""};
}

// The first of two members that is there.
const nlohmann::json* member(const nlohmann::json& object, const char* name, const char* other) {
  for (const char* key : {name, other})
    if (const auto found = object.find(key); found != object.end()) return &*found;
  return nullptr;
}

BatchQuery read_json(LineSource& lines, std::span<const TopicField>) {
  const auto object = nlohmann::json::parse(lines.line(), nullptr, false);
  if (!object.is_object()) return failed(lines, "this is not a JSON object in UTF-8");
  std::string qid = std::to_string(lines.number());
  if (const nlohmann::json* id = member(object, "_id", "id")) {
    if (!id->is_string() && !id->is_number_integer())
      return failed(lines, "the id is neither a string nor a whole number");
    qid = id->is_string() ? id->get<std::string>() : id->dump();
  }
  const nlohmann::json* text = member(object, "text", "query");
  if (text == nullptr || !text->is_string())
    return failed(lines, "there is no \"text\" or \"query\" that is a string", qid);
  return {qid, text->get<std::string>(), ""};
}

// The lines from <top> to </top>; nothing when the end doesn't come.
std::optional<std::string> topic_record(LineSource& lines) {
  std::string record = lines.line();
  while (!closes_topic(lines.line())) {
    if (!lines.next()) return std::nullopt;
    if (opens_topic(lines.line())) {
      lines.hold();
      return std::nullopt;
    }
    if (record.size() < kMaxBatchRecord) record.append("\n").append(lines.line());
  }
  return record;
}

BatchQuery read_topic(LineSource& lines, std::span<const TopicField> topic_fields) {
  if (!opens_topic(lines.line())) return failed(lines, "a topic begins with <top>");
  const std::string first_line = std::to_string(lines.number());
  const std::optional<std::string> record = topic_record(lines);
  if (!record) return failed(lines, "the topic before has no </top>", first_line);
  if (record->size() >= kMaxBatchRecord) return failed(lines, "the topic is too long", first_line);
  const TrecTopic topic = read_trec_topic(*record);
  if (topic.num.empty()) return failed(lines, "the topic has no <num>", first_line);
  std::string query;
  for (const TopicField field : topic_fields) {
    const std::string& part = topic.parts[static_cast<size_t>(field)];
    if (!query.empty() && !part.empty()) query += ' ';
    query += part;
  }
  if (query.empty()) return failed(lines, "the topic has none of the wanted parts", topic.num);
  return {topic.num, query, ""};
}

// Indexed by TopicField.
constexpr std::array<std::string_view, 3> kTopicFieldNames{"title", "desc", "narr"};
constexpr std::array<std::string_view, 3> kTopicFieldLongNames{"title", "description", "narrative"};

struct BatchForm {
  bool (*recognises)(std::string_view line);
  ReadRecord read;
};

// In the order in which they are tried; the last takes anything.
constexpr std::array<BatchForm, 4> kForms{{
    {[](std::string_view line) { return without_leading_blanks(line).starts_with('{'); },
     read_json},
    {[](std::string_view line) { return without_leading_blanks(line).starts_with("<top"); },
     read_topic},
    {[](std::string_view line) { return line.find('\t') != std::string_view::npos; }, read_tabbed},
    {[](std::string_view) { return true; }, read_plain},
}};

// A stream over a buffer that it doesn't own.
std::unique_ptr<std::istream> standard_input() {
  std::ios::sync_with_stdio(false);
  return std::make_unique<std::istream>(std::cin.rdbuf());
}

}  // namespace

std::span<const std::string_view> topic_field_names() { return kTopicFieldNames; }

TopicField topic_field_named(std::string_view name) {
  for (size_t i = 0; i < kTopicFieldNames.size(); ++i)
    if (name == kTopicFieldNames[i] || name == kTopicFieldLongNames[i])
      return static_cast<TopicField>(i);
  throw Error(ErrorKind::kUsage, fmt::format("there is no part '{}' of a topic", name),
              fmt::format("the parts are {}", fmt::join(kTopicFieldNames, ", ")));
}

class BatchInput::Impl {
 public:
  Impl(std::unique_ptr<std::istream> input, std::string name, std::vector<TopicField> topic_fields)
      : lines_(std::move(input), std::move(name)), topic_fields_(std::move(topic_fields)) {}

  std::optional<BatchQuery> next() {
    if (!lines_.next()) return std::nullopt;
    if (form_ == nullptr)
      form_ = std::find_if(kForms.begin(), kForms.end(),
                           [&](const BatchForm& form) { return form.recognises(lines_.line()); });
    if (lines_.overlong())
      return failed(lines_, fmt::format("the line is longer than {} bytes", kMaxBatchRecord));
    return form_->read(lines_, topic_fields_);
  }

 private:
  LineSource lines_;
  std::vector<TopicField> topic_fields_;
  const BatchForm* form_ = nullptr;
};

BatchInput::BatchInput(std::unique_ptr<std::istream> input, std::string name,
                       std::vector<TopicField> topic_fields)
    : impl_(std::make_unique<Impl>(std::move(input), std::move(name), std::move(topic_fields))) {}

BatchInput::~BatchInput() = default;
BatchInput::BatchInput(BatchInput&&) noexcept = default;
BatchInput& BatchInput::operator=(BatchInput&&) noexcept = default;

std::optional<BatchQuery> BatchInput::next() { return impl_->next(); }

BatchInput open_batch_input(const std::string& path, std::vector<TopicField> topic_fields) {
  if (path == "-") return {standard_input(), "stdin", std::move(topic_fields)};
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  const int reason = errno;
  if (!*file || std::filesystem::is_directory(path))
    throw InputError({path, "",
                      fmt::format("can't read the queries: {}",
                                  *file ? "it is a directory" : std::strerror(reason))},
                     "name a file of queries, or - for stdin");
  return {std::move(file), path, std::move(topic_fields)};
}

}  // namespace broadsheet

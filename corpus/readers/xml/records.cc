// Keeps track of open elements and of what they hold.
#include "corpus/readers/xml/records.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace broadsheet {
namespace {

constexpr size_t kDeepest = 200;
constexpr size_t kNodeBytes = 128;  // what a node costs beside its text
// Text may be so many times as long as the file, and so much longer.
constexpr uint64_t kMostExpansion = 10;
constexpr uint64_t kFreeExpansion = uint64_t{1} << 20;
// What the elements around records may have in attributes.
constexpr size_t kMostAncestorBytes = size_t{1} << 20;

// What an element costs by itself.
size_t bytes_of(const XmlElement& element) {
  size_t bytes = element.name.size() + element.space.size() + kNodeBytes;
  for (const XmlAttribute& attribute : element.attributes)
    bytes += attribute.name.size() + attribute.value.size() + kNodeBytes / 2;
  return bytes;
}

}  // namespace

void XmlRecordBuilder::start(XmlElement&& element) {
  if (ancestors_.size() + open_.size() >= kDeepest) {
    refusal_ = fmt::format("is refused: its elements are nested deeper than {}", kDeepest);
    return;
  }
  is_closed_ = false;
  if (open_.empty() && !handler_.is_record(element, ancestors_)) {
    ancestor_bytes_ += bytes_of(element);
    if (ancestor_bytes_ > kMostAncestorBytes)
      refusal_ =
          fmt::format("is refused: the attributes of its open elements are longer than {} MB",
                      kMostAncestorBytes >> 20);
    ancestors_.push_back(std::move(element));
    return;
  }
  if (open_.empty()) record_bytes_ = 0;
  count(bytes_of(element));
  open_.push_back(std::move(element));
}

void XmlRecordBuilder::end(std::string_view name) {
  for (size_t i = open_.size(); i > 0; --i) {
    if (open_[i - 1].name != name) continue;
    while (open_.size() >= i) close_record_element();
    return;
  }
  for (size_t i = ancestors_.size(); i > 0; --i) {
    if (ancestors_[i - 1].name != name) continue;
    while (!open_.empty()) close_record_element();
    for (; ancestors_.size() >= i; ancestors_.pop_back())
      ancestor_bytes_ -= bytes_of(ancestors_.back());
    is_closed_ = ancestors_.empty();
    return;
  }
}

void XmlRecordBuilder::close_record_element() {
  XmlElement element = std::move(open_.back());
  open_.pop_back();
  if (!open_.empty()) {
    if (record_bytes_ <= delivery_.longest())
      open_.back().children.push_back({"", std::make_unique<XmlElement>(std::move(element))});
    return;
  }
  is_closed_ = ancestors_.empty();
  if (record_bytes_ > delivery_.longest())
    delivery_.too_long(element.line);
  else
    handler_.record(element, ancestors_);
}

void XmlRecordBuilder::text(std::string_view piece) {
  if (piece.empty()) return;
  bytes_out_ += piece.size();
  if (bytes_out_ > bytes_in_ * kMostExpansion + kFreeExpansion) {
    refusal_ = "is refused: its entities expand too much";
    return;
  }
  if (open_.empty()) return;
  auto& children = open_.back().children;
  if (children.empty() || children.back().element) {
    count(kNodeBytes);
    children.emplace_back();
  }
  count(piece.size());
  if (record_bytes_ <= delivery_.longest()) children.back().text += piece;
}

// A record that has grown too large is not kept while the rest of it goes by.
void XmlRecordBuilder::count(size_t bytes) {
  record_bytes_ += bytes;
  if (record_bytes_ <= delivery_.longest()) return;
  for (XmlElement& element : open_) element.children.clear();
}

}  // namespace broadsheet

// How children that stand side by side become a group.
#include "query/language/group_rules.h"

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet {
namespace {

// Joins an alternative to those of its field that came before, or adds it.
void add_filter(std::vector<Node>& filters, std::array<size_t, kFields.size()>& first_of_field,
                QueryPart part) {
  part.node.occur = Occur::kMust;
  size_t& first = first_of_field[static_cast<size_t>(part.node.field)];
  if (!part.one_of || first == 0) {
    if (part.one_of) first = filters.size() + 1;
    filters.push_back(std::move(part.node));
    return;
  }
  Node& joined = filters[first - 1];
  if (joined.kind != NodeKind::kOr) {
    Node either{.kind = NodeKind::kOr, .occur = Occur::kMust, .where = joined.where};
    joined.occur = Occur::kShould;
    either.children.push_back(std::move(joined));
    joined = std::move(either);
  }
  part.node.occur = Occur::kShould;
  joined.where.end = part.node.where.end;
  joined.children.push_back(std::move(part.node));
}

bool has_occur(const std::vector<Node>& nodes, Occur occur) {
  return std::any_of(nodes.begin(), nodes.end(),
                     [occur](const Node& node) { return node.occur == occur; });
}

// Moves the children that are not prohibited into a required group of their own.
void wrap_ranked(std::vector<Node>& children) {
  Node ranked{.kind = NodeKind::kGroup, .occur = Occur::kMust};
  const auto prohibited =
      std::stable_partition(children.begin(), children.end(),
                            [](const Node& node) { return node.occur != Occur::kMustNot; });
  ranked.children.assign(std::move_iterator(children.begin()), std::move_iterator(prohibited));
  ranked.where = {ranked.children.front().where.begin, ranked.children.back().where.end};
  children.erase(children.begin(), prohibited);
  if (ranked.children.size() == 1) {
    Node only = std::move(ranked.children.front());
    only.occur = Occur::kMust;
    ranked = std::move(only);
  }
  children.insert(children.begin(), std::move(ranked));
}

bool dissolves(const Node& node) {
  return node.kind == NodeKind::kGroup && node.occur == Occur::kShould &&
         std::all_of(node.children.begin(), node.children.end(),
                     [](const Node& child) { return child.occur == Occur::kShould; });
}

// Appends the children of a group, and in place of those that dissolve their children.
void collect(std::vector<Node>& children, std::vector<Node>& out) {
  for (Node& child : children) {
    if (dissolves(child)) {
      collect(child.children, out);
    } else {
      dissolve_groups(child);
      out.push_back(std::move(child));
    }
  }
}

}  // namespace

void dissolve_groups(Node& root) {
  if (root.kind != NodeKind::kGroup) {
    for (Node& child : root.children) dissolve_groups(child);
    return;
  }
  std::vector<Node> children;
  collect(root.children, children);
  root.children = std::move(children);
}

Node make_group(std::vector<QueryPart> parts, QuerySpan where) {
  Node group{.kind = NodeKind::kGroup, .where = where};
  group.children.reserve(parts.size());
  std::vector<Node> filters;
  std::array<size_t, kFields.size()> first_of_field{};
  for (QueryPart& part : parts) {
    if (part.filters && part.node.occur == Occur::kShould)
      add_filter(filters, first_of_field, std::move(part));
    else
      group.children.push_back(std::move(part.node));
  }
  if (!filters.empty() && has_occur(group.children, Occur::kShould) &&
      !has_occur(group.children, Occur::kMust))
    wrap_ranked(group.children);
  std::move(filters.begin(), filters.end(), std::back_inserter(group.children));
  const bool only_prohibits =
      std::all_of(group.children.begin(), group.children.end(),
                  [](const Node& node) { return node.occur == Occur::kMustNot; });
  if (only_prohibits && !group.children.empty())
    group.children.insert(group.children.begin(),
                          Node{.kind = NodeKind::kAll, .occur = Occur::kMust, .where = where});
  return group;
}

}  // namespace broadsheet

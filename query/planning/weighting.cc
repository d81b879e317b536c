#include "query/planning/weighting.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "corpus/support/error.h"
#include "corpus/support/names.h"
#include "corpus/support/nearest_name.h"

namespace broadsheet {
namespace {

using Values = std::span<const double>;
using Made = std::unique_ptr<Xapian::Weight>;

// Within a query each term stands once: how often it was asked for is applied by query_factor(), so
// k3 has no say. k2 = 0: no correction by query length; min_normlen = 0: short articles are not
// spared.
constexpr double kK2 = 0;
constexpr double kK3 = 8;
constexpr double kMinNormLen = 0;

constexpr std::array<WeightingParameter, 2> kBm25{{{"k1", 1.2, 0, 100}, {"b", 0.5, 0, 1}}};
constexpr std::array<WeightingParameter, 3> kBm25Plus{
    {{"k1", 1.2, 0, 100}, {"b", 0.5, 0, 1}, {"delta", 1, 0, 10}}};
// The length normalisation of the divergence-from-randomness models.
constexpr std::array<WeightingParameter, 1> kC{{{"c", 1, 0.01, 100}}};

// Both are applied by the planner, whatever the scheme.
constexpr WeightingParameter kBurst{"burst", 0.5, 0, 1};
constexpr WeightingParameter kBonus{"bonus", 0.2, 0, 1};

template <typename Weight>
Made with_c(Values values) {
  return std::make_unique<Weight>(values[0]);
}

template <typename Weight>
Made without_parameters(Values /*values*/) {
  return std::make_unique<Weight>();
}

Made bm25(Values values) {
  return std::make_unique<Xapian::BM25Weight>(values[0], kK2, kK3, values[1], kMinNormLen);
}

Made bm25_plus(Values values) {
  return std::make_unique<Xapian::BM25PlusWeight>(values[0], kK2, kK3, values[1], kMinNormLen,
                                                  values[2]);
}

Made tfidf(Values /*values*/) { return std::make_unique<Xapian::TfIdfWeight>("ltn"); }

constexpr std::string_view kAmati = "G. Amati and C. J. van Rijsbergen, ACM TOIS 20 (2002)";

constexpr WeightingScheme kSchemes[] = {
    {"bm25", "S. Robertson, S. Walker et al., TREC-3 (1994)", kBm25, bm25, 0.5, 0.2},
    {"bm25+", "Y. Lv and C. Zhai, CIKM 2011", kBm25Plus, bm25_plus, 0.5, 0.2},
    {"tfidf", "(1 + ln tf) ln(N/df), SMART's ltn", {}, tfidf, 0.5, 0.2},
    {"dph", "G. Amati et al., TREC 2007", {}, without_parameters<Xapian::DPHWeight>, 0.5, 0.2},
    {"dlh", "G. Amati, ECIR 2006", {}, without_parameters<Xapian::DLHWeight>, 0.5, 0.2},
    {"pl2", kAmati, kC, with_c<Xapian::PL2Weight>, 0.5, 0.2},
    {"inl2", kAmati, kC, with_c<Xapian::InL2Weight>, 0.5, 0.2},
    {"ineb2", kAmati, kC, with_c<Xapian::IneB2Weight>, 0.5, 0.2},
    {"bb2", kAmati, kC, with_c<Xapian::BB2Weight>, 0.5, 0.2},
    {"coord",
     "the number of query words that match",
     {},
     without_parameters<Xapian::CoordWeight>,
     0,
     0},
};

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw Error(ErrorKind::kUsage, message, hint);
}

const WeightingScheme& scheme_named(std::string_view name) {
  for (const WeightingScheme& scheme : kSchemes)
    if (scheme.name == name) return scheme;
  refuse(fmt::format("there is no scheme '{}'", name),
         advice_on_names(name, names_of(kSchemes), "the schemes are"));
}

std::optional<double> number(std::string_view typed) {
  double value = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  if (error != std::errc() || end != typed.data() + typed.size()) return std::nullopt;
  return value;
}

// Reads the "key=value" parts of one scheme.
class Assignments {
 public:
  explicit Assignments(Weighting& weighting) {
    const auto parameters = weighting.scheme->parameters;
    for (size_t i = 0; i < parameters.size(); ++i)
      targets_.push_back({parameters[i], &weighting.values[i]});
    targets_.push_back({kBurst, &weighting.burst});
    targets_.push_back({kBonus, &weighting.bonus});
  }

  void assign(std::string_view typed) const {
    const size_t equals = typed.find('=');
    const std::string_view key = typed.substr(0, equals);
    const auto target =
        std::ranges::find(targets_, key, [](const Target& t) { return t.parameter.name; });
    if (equals == typed.npos || target == targets_.end())
      refuse(fmt::format("there is no parameter '{}'", typed), valid());
    const auto value = number(typed.substr(equals + 1));
    // Written so that "nan" fails.
    if (!value || !(*value >= target->parameter.min && *value <= target->parameter.max))
      refuse(fmt::format("'{}' is not a value of {}", typed.substr(equals + 1), key), valid());
    *target->value = *value;
  }

 private:
  struct Target {
    WeightingParameter parameter;
    double* value;
  };

  std::string valid() const {
    std::vector<std::string> parts;
    for (const Target& target : targets_)
      parts.push_back(fmt::format("{} ({} to {}, default {})", target.parameter.name,
                                  target.parameter.min, target.parameter.max, *target.value));
    return fmt::format("the parameters are {}", fmt::join(parts, ", "));
  }

  std::vector<Target> targets_;
};

}  // namespace

std::span<const WeightingScheme> weighting_schemes() { return kSchemes; }

std::vector<double> Weighting::initial_values(const WeightingScheme& scheme) {
  std::vector<double> values;
  for (const WeightingParameter& parameter : scheme.parameters) values.push_back(parameter.initial);
  return values;
}

Weighting weighting_named(std::string_view typed) {
  const size_t colon = typed.find(':');
  Weighting weighting{.scheme = &scheme_named(typed.substr(0, colon))};
  if (colon == typed.npos) return weighting;
  const Assignments assignments(weighting);
  for (std::string_view rest = typed.substr(colon + 1);;) {
    const size_t comma = rest.find(',');
    assignments.assign(rest.substr(0, comma));
    if (comma == rest.npos) return weighting;
    rest.remove_prefix(comma + 1);
  }
}

}  // namespace broadsheet

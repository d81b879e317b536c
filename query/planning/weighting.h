// The weighting schemes that --weighting can name, with their parameters.
#pragma once

#include <xapian.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

struct WeightingParameter {
  std::string_view name;
  double initial, min, max;
};

// A weighting scheme of Xapian. Left out are those that don't rank (bool), and those that are wrong
// in Xapian 1.4.22: language models, PL2+, and IfB2, which gives negative weights to words that
// occur more often than there are articles, and then loses matches.
struct WeightingScheme {
  std::string_view name;
  std::string_view source;  // where it is defined
  std::span<const WeightingParameter> parameters;
  std::unique_ptr<Xapian::Weight> (*make)(std::span<const double> values);
  double burst;  // initial, see Weighting
  double bonus;
};

// The first one is the default.
std::span<const WeightingScheme> weighting_schemes();

// A scheme with its values.
struct Weighting {
  const WeightingScheme* scheme = weighting_schemes().data();
  std::vector<double> values = initial_values(*scheme);  // as scheme->parameters
  // The weight of a query word is multiplied with ((cf + 1) / df)^burst: words that come in bursts
  // tell more about an article. 0 is off.
  double burst = scheme->burst;
  // The share of its weights that an article gets on top when it holds every word of a group.
  double bonus = scheme->bonus;

  std::unique_ptr<Xapian::Weight> make() const { return scheme->make(values); }

  static std::vector<double> initial_values(const WeightingScheme& scheme);
};

// Reads "NAME" or "NAME:key=value,...": the parameters of the scheme, "burst" and "bonus" (each 0
// to 1). Throws Error(kUsage) that lists what is valid.
Weighting weighting_named(std::string_view typed);

}  // namespace broadsheet

/// The credit quality step of an asset.
struct SlowStep {
  var step: Int?
  /// `long` or `short`.
  var term = "long"
  var missing = "missing-rating"
  var figures: [String] = []

  init(_ asset: SlowAsset, _ issuer: SlowIssuer, _ law: SlowLaw, regime: String, on day: String) {
    let rule = law.topic("regime", of: regime)["credit_quality"]
    if let text = asset.assessments["credit-quality-step"]
      ?? issuer.assessments["credit-quality-step"]
    {
      step = Int(text)
      return
    }
    let isPaper = ["commercial-paper", "certificate-of-deposit"].contains(asset.assetClass)
    let candidates: [(term: String, ratings: [(agency: String, rating: String)])] = [
      ("short", Self.ratings(asset.ratings, "short")),
      ("long", Self.ratings(asset.ratings, "long")),
      ("short", isPaper ? Self.ratings(issuer.ratings, "short") : []),
      ("long", Self.ratings(issuer.ratings, "long")),
    ]
    guard let chosen = candidates.first(where: { !$0.ratings.isEmpty }), let rule else { return }
    term = chosen.term
    var steps: [Int] = []
    for (agency, rating) in chosen.ratings {
      let line = law.mappings[rule.text("mapping") ?? ""]?.last {
        $0["agency"] == agency && $0["term"] == term && $0["rating"] == rating
          && SlowLaw.isWithin(day, $0["from"], $0["to"])
      }
      guard let line, let found = Int(line["step"] ?? "") else {
        missing = "unknown-rating"
        return
      }
      steps.append(found)
      figures.append(line["verified"] ?? "")
    }
    steps.sort()
    switch rule.text("several") {
    case "best": step = steps.first
    case "worst": step = steps.last
    default: step = steps.count == 1 ? steps[0] : steps[1]
    }
    figures.append(rule.text("verified") ?? "")
  }

  private static func ratings(
    _ ratings: [(agency: String, term: String, rating: String)], _ term: String
  ) -> [(agency: String, rating: String)] {
    ratings.filter { $0.term == term }.map { ($0.agency, $0.rating) }
  }

  static func isStep(_ step: Int, in range: String) -> Bool {
    let ends = range.split(separator: "-").compactMap { Int($0) }
    return (ends.first ?? 0) <= step && step <= (ends.last ?? 0)
  }
}

/// What is known of an issuer.
struct SlowIssuer {
  var lei: String?
  var sector: String?
  var ratings: [(agency: String, term: String, rating: String)] = []
  var assessments: [String: String] = [:]
}

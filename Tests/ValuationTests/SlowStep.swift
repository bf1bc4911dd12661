import Collateral

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
    read(chosen, rule, law, on: day)
  }

  /// The step of a government: its assessment, else its long-term ratings.
  init(of entity: EntityFacts, _ law: SlowLaw, regime: String, on day: String) {
    guard let rule = law.topic("regime", of: regime)["credit_quality"] else { return }
    if let fact = entity.assessments.first(where: { $0.measure == .creditQualityStep }) {
      step = Int(fact.value)
      return
    }
    let ratings = entity.ratings.filter { $0.term == .long }
    read(("long", ratings.map { ($0.agency.rawValue, $0.rating) }), rule, law, on: day)
  }

  private mutating func read(
    _ chosen: (term: String, ratings: [(agency: String, rating: String)]), _ rule: SlowNode,
    _ law: SlowLaw, on day: String
  ) {
    term = chosen.term
    var steps: [Int] = []
    var unknown = 0
    for (agency, rating) in chosen.ratings {
      let line = law.mappings[rule.text("mapping") ?? ""]?.last {
        $0["agency"] == agency && $0["term"] == term && $0["rating"] == rating
          && SlowLaw.isWithin(day, $0["from"], $0["to"])
      }
      guard let line, let found = Int(line["step"] ?? "") else {
        unknown += 1
        continue
      }
      steps.append(found)
      figures.append(line["verified"] ?? "")
    }
    // Whatever the ratings that the mapping does not know may be worth, every answer has to agree.
    var answers: Set<Int> = []
    for guess in Self.guesses(unknown) {
      answers.insert(Self.joined((steps + guess).sorted(), rule.text("several")))
    }
    guard !steps.isEmpty, answers.count == 1 else {
      missing = "unknown-rating"
      figures = []
      return
    }
    step = answers.first
    figures.append(rule.text("verified") ?? "")
  }

  /// Every combination of steps that so many unknown ratings could stand for.
  private static func guesses(_ count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return guesses(count - 1).flatMap { rest in (1...6).map { rest + [$0] } }
  }

  private static func joined(_ steps: [Int], _ several: String?) -> Int {
    switch several {
    case "best": steps.first ?? 0
    case "worst": steps.last ?? 0
    default: steps.count == 1 ? steps.first ?? 0 : steps.dropFirst().first ?? 0
    }
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

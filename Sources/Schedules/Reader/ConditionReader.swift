import Collateral
import Money

/// Reads the conditions of a schedule file.
enum ConditionReader {
  /// The condition that a mapping states; nil, with a problem added, where it states none.
  static func condition(_ mapping: YAMLMapping) -> Condition? {
    var parts: [Condition] = []
    parts += closedLists(mapping)
    parts += memberLists(mapping)
    parts += single(mapping)
    parts += assessments(mapping)
    parts += combinations(mapping)
    var result = parts.count == 1 ? parts[0] : Condition.all(parts)
    if let unknown = mapping.text("unknown") {
      switch unknown.text {
      case "holds": result = .unknown(result, holds: true)
      case "fails": result = .unknown(result, holds: false)
      default:
        mapping.problems.add(
          at: unknown.location, "`unknown` is `\(unknown.text)`", remedy: "write holds or fails")
      }
    }
    mapping.finish()
    if parts.isEmpty {
      mapping.problems.add(
        at: mapping.location, "a condition must say something",
        remedy: "add a key such as `class: [sovereign-debt]`, or remove the condition")
      return nil
    }
    return result
  }

  private static func closedLists(_ mapping: YAMLMapping) -> [Condition] {
    var parts: [Condition] = []
    if let words = mapping.words("class", as: AssetClass.self) { parts.append(.assetClass(words)) }
    if let words = mapping.words("issuer_sector", as: IssuerSector.self) {
      parts.append(.issuerSector(words))
    }
    if let words = mapping.words("secured_party", as: SecuredPartyKind.self) {
      parts.append(.securedParty(words))
    }
    if let words = mapping.words("seniority", as: Seniority.self) {
      parts.append(.seniority(words))
    }
    if let words = mapping.words("coupon", as: CouponType.self) { parts.append(.coupon(words)) }
    if let words = mapping.words("relation", as: PledgorRelation.self) {
      parts.append(.relation(words))
    }
    if let words = mapping.words("same_as_pledgor", as: PledgorTrait.self) {
      parts.append(.sameAsPledgor(words))
    }
    if let words = mapping.words("moves_with_exposure", as: ExposureLink.self) {
      parts.append(.movesWithExposure(words))
    }
    if let words = mapping.words("custodian", as: CustodianRelation.self) {
      parts.append(.custodian(words))
    }
    if let words = mapping.words("transaction", as: TransactionKind.self) {
      parts.append(.transaction(words))
    }
    if let texts = mapping.list("election") { parts.append(.election(texts.map(\.text))) }
    if let word = mapping.word("margin", as: MarginKind.self) { parts.append(.margin(word)) }
    return parts
  }

  private static func memberLists(_ mapping: YAMLMapping) -> [Condition] {
    var parts: [Condition] = []
    if let members = members("issuer_country", mapping, country) {
      parts.append(.issuerCountry(members, isNegated: false))
    }
    if let members = members("issuer_country_not", mapping, country) {
      parts.append(.issuerCountry(members, isNegated: true))
    }
    if let members = members("issuer", mapping, { try LEI($0).value }) {
      parts.append(.issuer(members))
    }
    if let members = members("instrument", mapping, { $0 }) { parts.append(.instrument(members)) }
    if let members = members("index", mapping, { $0 }) { parts.append(.index(members)) }
    if let members = members("currency", mapping, currencyWord) { parts.append(.currency(members)) }
    return parts
  }

  private static func country(_ text: String) throws -> String {
    try CountryCode(text).value
  }

  private static func currencyWord(_ text: String) throws -> String {
    text == "settlement" || text == "domestic" ? text : try Currency(text).code
  }

  private static func members(
    _ key: String, _ mapping: YAMLMapping, _ check: (String) throws -> String
  ) -> [Member]? {
    mapping.list(key).map { texts in
      texts.compactMap { text in
        if text.text.hasPrefix("$") { return Member(text.text) }
        return mapping.value(text, "write a code, or a set of `definitions` as $name") {
          Member.word(try check($0))
        }
      }
    }
  }

  private static func single(_ mapping: YAMLMapping) -> [Condition] {
    var parts: [Condition] = []
    if let range = steps("step", mapping) { parts.append(.step(range)) }
    if let range = steps("country_step", mapping) { parts.append(.countryStep(range)) }
    if let band = band("maturity", mapping) { parts.append(.maturity(band)) }
    if let band = band("original_maturity", mapping) { parts.append(.originalMaturity(band)) }
    if let text = mapping.text("price") {
      if let bound = PriceBound(text.text) {
        parts.append(.price(bound))
      } else {
        problem(mapping, text, "is not a bound on a price", "write it as \"≥100\"")
      }
    }
    if let text = mapping.text("publicly_traded") {
      if text.text == "yes" {
        parts.append(.publiclyTraded)
      } else {
        problem(mapping, text, "is not `yes`", "put `publicly_traded: \"yes\"` into a `not`")
      }
    }
    return parts
  }

  private static func steps(_ key: String, _ mapping: YAMLMapping) -> StepRange? {
    guard let text = mapping.text(key) else { return nil }
    if let range = StepRange(text.text) { return range }
    problem(mapping, text, "is not a range of steps", "write \"1-3\"")
    return nil
  }

  private static func band(_ key: String, _ mapping: YAMLMapping) -> MaturityBand? {
    guard let text = mapping.text(key) else { return nil }
    if let band = MaturityBand(text.text) { return band }
    problem(mapping, text, "is not a band of maturity", "write it as \">1 ≤5\"")
    return nil
  }

  private static func assessments(_ mapping: YAMLMapping) -> [Condition] {
    guard let inner = mapping.mapping("assessment") else { return [] }
    var parts: [Condition] = []
    for key in inner.keys {
      guard let measure = inner.closed(key, as: AssessmentMeasure.self),
        let text = inner.text(key.text)
      else {
        _ = inner.has(key.text)
        continue
      }
      if measure.scale == .quantity {
        problem(
          mapping, key, "is a quantity, which no condition compares",
          "use it as `against` of a limit")
      } else if let bound = AssessmentBound(text.text) {
        parts.append(.assessment(measure, bound))
      } else {
        problem(
          mapping, text, "is not a bound", "write yes, no, a step, or a bound such as \"≤20\"")
      }
    }
    return parts
  }

  private static func combinations(_ mapping: YAMLMapping) -> [Condition] {
    var parts: [Condition] = []
    if mapping.has("any") {
      parts.append(.any(mapping.mappings("any").compactMap(condition)))
    }
    if mapping.has("all") {
      parts.append(.all(mapping.mappings("all").compactMap(condition)))
    }
    if let inner = mapping.mapping("not"), let inner = condition(inner) {
      parts.append(.not(inner))
    }
    return parts
  }

  private static func problem(
    _ mapping: YAMLMapping, _ text: YAMLText, _ message: String, _ remedy: String
  ) {
    mapping.problems.add(at: text.location, "`\(text.text)` \(message)", remedy: remedy)
  }
}

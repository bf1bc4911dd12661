import Collateral

/// Reads what is shut out: topic `exclusions`.
enum ExclusionReader {
  private enum TestWord: String, CaseIterable {
    case ownIssue = "own-issue"
    case closeLink = "close-link"
    case issuerSector = "issuer-sector"
    case guarantor, custodian, condition
  }

  private enum Link: String, CaseIterable {
    case managers
  }

  static func exclusions(_ file: YAMLMapping, _ items: ItemReader) -> [Exclusion] {
    file.mappings("exclusions").compactMap { item in
      let id = item.required("id")
      let test = test(item)
      let guardCondition = item.mapping("if").flatMap(ConditionReader.condition)
      let effect = item.word("effect", as: Exclusion.Effect.self) ?? .excludes
      let consequence = consequence(item, effect)
      let unknown = item.requiredWord("unknown", as: Exclusion.Unknown.self)
      if effect == .flags, unknown == .undetermined {
        item.problems.add(
          at: item.location(of: "unknown"), "what only flags leaves no asset undetermined",
          remedy: "write flag or ignore")
      }
      let citation = items.citation(item)
      let validity = items.validity(item)
      let points = PointList.points(item)
      item.finish()
      guard let id, let test, let consequence, let unknown, let points else { return nil }
      return Exclusion(
        id: id.text, test: test, points: points, guardCondition: guardCondition,
        effect: effect, reason: consequence.reason, flag: consequence.flag, unknown: unknown,
        validity: validity, citation: citation)
    }
  }

  /// The reason and the flag of a hit: what shuts out needs the one, what only flags the other.
  private static func consequence(
    _ item: YAMLMapping, _ effect: Exclusion.Effect
  ) -> (reason: String?, flag: String?)? {
    switch effect {
    case .excludes:
      let flag = item.filled("flag")?.text
      return item.required("reason").map { ($0.text, flag) }
    case .flags:
      if item.has("reason") {
        item.problems.add(
          at: item.location(of: "reason"), "what only flags gives no reason",
          remedy: "remove `reason`, or write `effect: excludes`")
      }
      return item.required("flag").map { (nil, $0.text) }
    }
  }

  private static func test(_ item: YAMLMapping) -> Exclusion.Test? {
    switch item.requiredWord("test", as: TestWord.self) {
    case .ownIssue: return .ownIssue
    case .closeLink:
      return .closeLink(managers: item.words("through", as: Link.self)?.isEmpty == false)
    case .guarantor: return .guarantor
    case .custodian: return .custodian
    case .issuerSector:
      let affiliates = item.yesNo("affiliates") ?? false
      guard let sectors = item.words("sectors", as: IssuerSector.self) else {
        item.missing("sectors")
        return nil
      }
      return .issuerSector(sectors, affiliates: affiliates)
    case .condition:
      guard item.has("that") else {
        item.missing("that")
        return nil
      }
      return item.mapping("that").flatMap(ConditionReader.condition).map(Exclusion.Test.condition)
    case nil: return nil
    }
  }
}

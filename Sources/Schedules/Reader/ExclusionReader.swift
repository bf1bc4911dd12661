import Collateral

/// Reads what is shut out: topic `exclusions`.
enum ExclusionReader {
  private enum TestWord: String, CaseIterable {
    case ownIssue = "own-issue"
    case closeLink = "close-link"
    case issuerSector = "issuer-sector"
    case condition
  }

  static func exclusions(_ file: YAMLMapping, _ items: ItemReader) -> [Exclusion] {
    file.mappings("exclusions").compactMap { item in
      let id = item.required("id")
      let test = test(item)
      let guardCondition = item.mapping("if").flatMap(ConditionReader.condition)
      let reason = item.required("reason")
      let flag = item.filled("flag")?.text
      let unknown = item.requiredWord("unknown", as: Exclusion.Unknown.self)
      let citation = items.citation(item)
      let validity = items.validity(item)
      let points = PointList.points(item)
      item.finish()
      guard let id, let test, let reason, let unknown, let points else { return nil }
      return Exclusion(
        id: id.text, test: test, points: points, guardCondition: guardCondition,
        reason: reason.text, flag: flag, unknown: unknown, validity: validity, citation: citation)
    }
  }

  private static func test(_ item: YAMLMapping) -> Exclusion.Test? {
    switch item.requiredWord("test", as: TestWord.self) {
    case .ownIssue: return .ownIssue
    case .closeLink: return .closeLink
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

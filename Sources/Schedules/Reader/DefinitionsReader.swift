import Collateral
import Money

/// Reads named sets: topic `definitions`.
enum DefinitionsReader {
  static func sets(_ file: YAMLMapping, _ items: ItemReader) -> [NamedSet] {
    file.mappings("sets").compactMap { item in
      let id = item.required("id")
      let kind = item.requiredWord("kind", as: NamedSet.Kind.self)
      let citation = items.citation(item)
      let values = items.dated(item, "values") { block, validity -> NamedSet.Values? in
        let members = block.list("members") ?? []
        if members.isEmpty { block.missing("members") }
        if let kind {
          for member in members { check(member, kind, block) }
        }
        return NamedSet.Values(
          validity: validity, members: members.map(\.text), location: block.location)
      }
      item.finish()
      guard let id, let kind else { return nil }
      return NamedSet(id: id.text, kind: kind, citation: citation, values: values)
    }
  }

  private static func check(_ member: YAMLText, _ kind: NamedSet.Kind, _ block: YAMLMapping) {
    switch kind {
    case .country: _ = block.value(member, "write ISO 3166 codes") { try CountryCode($0) }
    case .currency: _ = block.value(member, "write ISO 4217 codes") { try Currency($0) }
    case .issuer: _ = block.value(member, "write legal entity identifiers") { try LEI($0) }
    case .sector: _ = block.closed(member, as: IssuerSector.self)
    case .index, .instrument: break
    }
  }
}

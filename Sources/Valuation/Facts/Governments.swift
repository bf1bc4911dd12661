import Collateral

/// The central government of each country: of several entities the first by identifier that is rated or assessed.
struct Governments: Sendable {
  private let byCountry: [CountryCode: EntityFacts]

  /// No government.
  init() { byCountry = [:] }

  init(_ entities: [LEI: EntityFacts]) {
    let governments = entities.values.filter {
      $0.record.sector == .centralGovernment && Self.isJudged($0)
    }
    byCountry = Dictionary(
      governments.sorted { $0.record.lei < $1.record.lei }.compactMap { government in
        government.record.country.map { ($0, government) }
      }
    ) { first, _ in first }
  }

  /// The government of a country; nil where none is rated or assessed.
  subscript(country: CountryCode) -> EntityFacts? { byCountry[country] }

  private static func isJudged(_ entity: EntityFacts) -> Bool {
    entity.ratings.contains { $0.term == .long }
      || entity.assessments.contains { $0.measure == .creditQualityStep }
  }
}

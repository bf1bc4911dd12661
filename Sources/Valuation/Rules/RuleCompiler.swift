import Collateral
import Money
import Schedules

/// Turns the conditions of a schedule into rules for one day: sets of the law's day, bands of the facts' day.
struct RuleCompiler {
  private let day: CalendarDate
  private let sets: [String: [String]]
  private let citations: [String: Citation]

  init(sets named: [NamedSet], on day: CalendarDate, lawDay: CalendarDate) {
    self.day = day
    var sets: [String: [String]] = [:]
    for set in named {
      sets[set.id] = set.values.last { $0.validity.contains(lawDay) }?.members ?? []
    }
    self.sets = sets
    citations = Dictionary(named.map { ($0.id, $0.citation) }) { first, _ in first }
  }

  func rule(_ condition: Condition) -> Rule {
    switch condition {
    case .all(let parts): .all(parts.map(rule))
    case .any(let parts): .any(parts.map(rule))
    case .not(let inner): .not(rule(inner))
    case .unknown(let inner, let holds): .unknown(rule(inner), holds: holds)
    case .assetClass(let classes): .assetClass(classes)
    case .issuerSector(let sectors): .issuerSector(sectors)
    case .issuerCountry(let members, let isNegated):
      .issuerCountry(Set(words(members)), isNegated: isNegated, label: label(members))
    case .issuer(let members):
      .issuer(
        Set(words(members).compactMap { try? LEI($0) }), label: label(members),
        sets: sources(members) { try? LEI($0) })
    case .index(let members):
      .index(Set(words(members)), label: label(members), sets: sources(members) { $0 })
    case .step(let range): .step(range)
    case .assessment(let measure, let bound): .assessment(measure, bound)
    case .currency(let members): .currency(currency(members))
    case .margin(let margin): .margin(margin)
    case .securedParty(let kinds): .securedParty(kinds)
    case .seniority(let seniorities): .seniority(seniorities)
    case .maturity(let band): .maturity(band.resolved(on: day), label: band.description)
    case .originalMaturity(let band): .originalMaturity(band)
    case .coupon(let types): .coupon(types)
    case .price(let bound): .price(bound)
    case .relation(let relations): .relation(relations)
    case .sameAsPledgor(let traits): .sameAsPledgor(traits)
    case .countryStep(let range): .countryStep(range)
    case .movesWithExposure(let links): .movesWithExposure(links)
    case .custodian(let relations): .custodian(relations)
    case .transaction(let kinds): .transaction(kinds)
    case .election(let words): .election(words)
    case .instrument(let members):
      .instrument(Set(words(members)), label: label(members), sets: sources(members) { $0 })
    case .publiclyTraded: .publiclyTraded
    }
  }

  private func currency(_ members: [Member]) -> CurrencyRuleWords {
    let words = words(members)
    return CurrencyRuleWords(
      currencies: Set(words.compactMap { try? Currency($0) }),
      includesSettlement: words.contains("settlement"),
      includesDomestic: words.contains("domestic"), label: label(members),
      sets: sources(members) { try? Currency($0) })
  }

  /// The set through which each word came in, for words that no list names itself; the first set counts.
  private func sources<Word: Hashable>(
    _ members: [Member], _ read: (String) -> Word?
  ) -> [Word: Citation] {
    var sources: [Word: Citation] = [:]
    for case .set(let name) in members {
      for word in (sets[name] ?? []).compactMap(read) where sources[word] == nil {
        sources[word] = citations[name]
      }
    }
    for case .word(let text) in members {
      if let word = read(text) { sources[word] = nil }
    }
    return sources
  }

  private func words(_ members: [Member]) -> [String] {
    members.flatMap { member in
      switch member {
      case .word(let word): [word]
      case .set(let name): sets[name] ?? []
      }
    }
  }

  private func label(_ members: [Member]) -> String {
    members.map { member in
      switch member {
      case .word(let word): word
      case .set(let name): "$\(name)"
      }
    }.joined(separator: ", ")
  }
}

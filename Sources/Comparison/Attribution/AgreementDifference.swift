import Collateral
import Money

/// The terms that differ between two states of an agreement.
enum AgreementDifference {
  static func findings(_ before: Agreement?, _ after: Agreement?) -> [AttributionFinding] {
    guard let subject = after?.id ?? before?.id else { return [] }
    func field(_ name: String, _ text: (Agreement) -> String?) -> AttributionFinding? {
      AttributionFinding(name, of: subject, before.flatMap(text), after.flatMap(text))
    }
    return [
      field("regime") { $0.regimes.joined(separator: "|") },
      field("margin") { $0.margin.rawValue },
      field("settlement_currency") { $0.settlementCurrency?.code },
      field("pledgor") { $0.pledgor?.value },
      field("secured_party") { $0.securedParty?.value },
      field("secured_party_kind") { $0.securedPartyKind?.rawValue },
      field("systemic") { $0.systemic.map { $0 ? "yes" : "no" } },
      field("transaction") { $0.transaction?.rawValue },
      field("revaluation_days") { String($0.revaluationDays) },
      field("elections") { words($0.elections) },
      field("exposure") { words($0.exposure.map(\.description)) },
      field("net_capital") { $0.netCapital?.description },
      field("tentative_net_capital") { $0.tentativeNetCapital?.description },
      field("terms") { $0.terms },
      field("requirement") { $0.requirement.description },
    ].compactMap(\.self)
  }

  private static func words(_ words: [String]) -> String? {
    words.isEmpty ? nil : words.joined(separator: "|")
  }
}

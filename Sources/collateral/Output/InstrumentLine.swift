import Collateral
import Money

/// An instrument in one line, for the head of a page.
enum InstrumentLine {
  static func text(_ record: InstrumentRecord, _ snapshot: FactSnapshot) -> String {
    var words = [
      record.assetClass?.rawValue ?? record.cfi.map { "CFI \($0.value)" } ?? "class not recorded"
    ]
    if let wraps = record.wraps { words.append("a token that represents \(wraps)") }
    if let issuer = record.issuer {
      let entity = snapshot.entities[issuer]?.record
      words.append(
        "issued by \(entity?.name ?? issuer.value)"
          + (entity?.sector.map { ", \($0.rawValue)" } ?? ""))
    }
    if let country = record.issuer.flatMap({ snapshot.entities[$0]?.record.country })
      ?? record.country
    {
      words.append("of \(country)")
    }
    if let currency = record.currency { words.append("in \(currency)") }
    if let maturity = record.maturityDate {
      words.append(maturity.isPerpetual ? "perpetual" : "matures \(maturity)")
    }
    return "Out of the registry: " + words.joined(separator: ", ")
  }
}

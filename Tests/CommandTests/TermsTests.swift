import Foundation
import Testing

/// Agreements with terms of their own, on the sample desk.
struct TermsTests {
  private static let samples = "reference-data/samples"
  private static let value =
    "collateral value \(samples)/pledges.csv --agreements \(samples)/agreements.csv --on 2026-11-20 --regime"

  @Test("the whole book and the explained one agree")
  func agree() throws {
    let desk = try Desk()
    try #require(
      desk.run(
        "collateral import --quiet \(Self.samples)/[a-z]*[a-z].xml \(Self.samples)/[a-z]*[a-z].csv"
      ).status == 0)
    for regime in ["eu-emir", "us-cftc", "us-cftc-fcm-capital", "us-strictest"] {
      let lean = try desk.run("\(Self.value) \(regime) --format csv")
      let explained = try desk.run("\(Self.value) \(regime) --format json")
      #expect(lean.status == 0 && explained.status == 0, "\(lean.errors)\(explained.errors)")
      let rows = try #require(CSV.rows(lean.output))
      let document = try #require(
        JSONSerialization.jsonObject(with: Data(explained.output.utf8)) as? [String: Any])
      let values = try #require(document["values"] as? [[String: Any]])
      #expect(values.count == rows.count - 1)
      for (row, value) in zip(rows.dropFirst(), values) {
        for name in ["pledge", "decision", "row", "haircut", "collateral_value", "verified"] {
          let column = try #require(rows[0].firstIndex(of: name))
          let text = value[name] as? String ?? ""
          #expect(row[column] == text, "\(regime) \(row[0]) \(name)")
        }
      }
    }
  }
}

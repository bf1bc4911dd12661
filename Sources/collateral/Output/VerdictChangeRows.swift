import Comparison
import Money
import Valuation

/// What differs in an asset, as rows of field, before and after: what `changes` and `upcoming` print alike.
enum VerdictChangeRows {
  /// One difference.
  struct Row {
    let field: String
    /// What it is a field of; nil for a verdict.
    let subject: String?
    /// Under which regime; nil for a fact.
    let regime: String?
    let before: String?
    let after: String?
    let isCollateral: Bool
    /// Where the later side was read.
    let source: AttributionFinding.State?
  }

  /// A row for each difference of a fact.
  static func rows(_ findings: [AttributionFinding], isCollateral: (AttributionFinding) -> Bool)
    -> [Row]
  {
    findings.map {
      Row(
        field: $0.name, subject: $0.subject, regime: nil, before: $0.before?.text,
        after: $0.after?.text, isCollateral: isCollateral($0), source: $0.after ?? $0.before)
    }
  }

  /// A row for each of decision, haircut and addition that differs under a regime.
  static func rows(_ verdicts: [VerdictChange]) -> [Row] {
    verdicts.flatMap { verdict in
      func row(_ field: String, _ text: (Verdict) -> String?) -> Row? {
        let (before, after) = (verdict.before.flatMap(text), verdict.after.flatMap(text))
        if before == after { return nil }
        return Row(
          field: field, subject: nil, regime: verdict.regime, before: before, after: after,
          isCollateral: true, source: nil)
      }
      let eligibility = verdict.isOfEligibility ? row("eligibility", decision) : nil
      let mismatch = row("currency_mismatch") {
        $0.currencyMismatch.flatMap { $0 == .zero ? nil : "\($0)" }
      }
      return [eligibility, row("haircut") { $0.haircut?.description }, mismatch]
        .compactMap(\.self)
    }
  }

  private static func decision(_ verdict: Verdict) -> String {
    let reasons = verdict.reasons.joined(separator: ", ")
    return verdict.decision.rawValue + (reasons.isEmpty ? "" : " (\(reasons))")
  }
}

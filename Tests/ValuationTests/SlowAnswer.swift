import Foundation

/// What a regime or a composition answers about an asset.
struct SlowAnswer {
  var point: String?
  var row: String?
  var haircut: Decimal?
  var mismatch: Decimal?
  /// Why not; empty unless ineligible.
  var refusals: Set<String> = []
  /// What would settle it; empty unless undetermined.
  var gaps: Set<String> = []
  var flags: Set<String> = []
  var verified: String?

  init(point: String? = nil, flags: Set<String> = []) {
    self.point = point
    self.flags = flags
  }

  var isIneligible: Bool { !refusals.isEmpty }
  var isUndetermined: Bool { refusals.isEmpty && !gaps.isEmpty }
  var isEligible: Bool { refusals.isEmpty && gaps.isEmpty }

  /// What is left of 100; nothing unless eligible.
  var retained: Decimal {
    guard isEligible, let haircut, let mismatch else { return 0 }
    return max(100 - haircut - mismatch, 0)
  }

  /// A further fact is missing.
  mutating func miss(_ code: String) {
    if !isIneligible { gaps.insert(code) }
  }

  var result: SlowResult {
    var result = SlowResult()
    result.decision = isIneligible ? "ineligible" : isUndetermined ? "undetermined" : "eligible"
    result.point = point
    result.reasons = refusals.union(gaps).sorted()
    result.flags = flags.sorted()
    result.verified = verified
    if isEligible {
      result.row = row
      result.haircut = haircut.map { "\($0)" }
      result.mismatch = mismatch.map { "\($0)" }
    }
    return result
  }

  /// The weakest of several words on how well the law is known.
  static func weakest(_ words: [String]) -> String? {
    ["unverified", "secondary", "text"].first { words.contains($0) }
  }
}

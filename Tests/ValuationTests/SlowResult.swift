/// What a pledge is worth by the slow way; everything as text.
struct SlowResult {
  var decision = "eligible"
  var point: String?
  var row: String?
  var haircut: String?
  var mismatch: String?
  var reasons: [String] = []
  var flags: [String] = []
  var verified: String?
  var currency: String?
  var marketValue: String?
  var marketValueBase: String?
  var valueAfterHaircut = "0"

  /// All fields by name.
  var fields: [(name: String, value: String)] {
    [
      ("decision", decision), ("point", point ?? "-"), ("row", row ?? "-"),
      ("haircut", haircut ?? "-"), ("currency mismatch", mismatch ?? "-"),
      ("reasons", reasons.joined(separator: ";")), ("flags", flags.joined(separator: ";")),
      ("verified", verified ?? "-"), ("currency", currency ?? "-"),
      ("market value", marketValue ?? "-"),
      ("market value in base", marketValueBase ?? "-"),
      ("value after haircut", valueAfterHaircut),
    ]
  }
}

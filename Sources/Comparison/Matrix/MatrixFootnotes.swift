public import Schedules

/// What stands below a page: what the percentages are for, the acts, the figures that nobody has seen.
public struct MatrixFootnotes: Sendable {
  /// An act with the number by which the page refers to it.
  public struct Source: Sendable {
    /// Its number on the page.
    public let number: Int
    /// The act; nil where the list of sources lacks it.
    public let act: LegalSource?
    /// Its key in the list of sources.
    public let key: String

    /// Title, reference, and where it was read.
    public var text: String {
      guard let act else { return key }
      let read = [act.copy, act.consulted].compactMap(\.self).joined(separator: ", ")
      return "\(act.title). \(act.reference)." + (read.isEmpty ? "" : " Read: \(read).")
    }
  }

  /// What the percentages of the regimes are for.
  public let kinds: [String]
  /// The acts, in the order in which the page refers to them.
  public let sources: [Source]
  /// Figures and rules that were used and that nobody has seen in a text.
  public let unverified: [String]
  /// Questions that a schedule cannot answer in full.
  public let coverage: [String]
  /// What the marks mean.
  public let marks =
    "[n] the act; ° known at second hand; * not seen in any text, see the list of unverified figures"

  private let numbers: [String: Int]

  init(_ sections: [MatrixSection], _ law: Law) {
    let rows = sections.flatMap(\.rows)
    let paragraphs = rows.flatMap(\.paragraphs)
    var keys: [String] = []
    for key in paragraphs.map(\.source) where !key.isEmpty && !keys.contains(key) {
      keys.append(key)
    }
    sources = keys.enumerated().map {
      Source(number: $0.offset + 1, act: law.sources[$0.element], key: $0.element)
    }
    numbers = Dictionary(uniqueKeysWithValues: sources.map { ($0.key, $0.number) })
    kinds = Self.kinds(rows)
    unverified = Self.unverified(rows)
    coverage = Self.coverage(rows, law)
  }

  /// How the page refers to a paragraph.
  ///
  /// - Parameter regime: of the row; the paragraphs of others name theirs.
  public func reference(_ paragraph: MatrixParagraph, in regime: String) -> String {
    let mark =
      switch paragraph.verified {
      case .text: ""
      case .secondary: "°"
      case .unverified: "*"
      }
    let number = numbers[paragraph.source].map { " [\($0)]" } ?? ""
    let prefix = paragraph.regime == regime ? "" : "\(paragraph.regime): "
    return "\(prefix)\(paragraph.text)\(mark)\(number)"
  }

  private static func kinds(_ rows: [MatrixRow]) -> [String] {
    let byPurpose = Dictionary(grouping: rows, by: \.purpose)
    var lines = Purpose.allCases.compactMap { purpose -> String? in
      guard let rows = byPurpose[purpose] else { return nil }
      var names: [String] = []
      for row in rows where !names.contains(row.regime) { names.append(row.regime) }
      return "\(purpose.rawValue): \(meaning(purpose)) (\(names.joined(separator: ", ")))"
    }
    if byPurpose.count > 1 {
      lines.insert(
        "The percentages are for different things and cannot be set against each other as they stand:"
          + " a capital charge, a loan value or a maintenance margin is not a haircut on collateral.",
        at: 0)
    }
    return lines
  }

  private static func meaning(_ purpose: Purpose) -> String {
    switch purpose {
    case .collateralHaircut: "a haircut on collateral for margin"
    case .capitalCharge: "a deduction from a firm's capital, not a haircut on collateral"
    case .loanValue: "what a creditor may not lend against"
    case .maintenanceMargin: "the equity that an account must keep"
    case .creditRiskMitigation: "an adjustment of collateral in a bank's capital requirement"
    case .centralBankCredit: "a haircut in a central bank's credit operations"
    }
  }

  private static func unverified(_ rows: [MatrixRow]) -> [String] {
    var lines: [String] = []
    for row in rows {
      let answers = [
        ("listed", row.listed), ("shut out", row.shutOut), ("haircut", row.haircut),
        ("currency", row.currency),
      ]
      var found = answers.flatMap { name, answer in
        answer.paragraphs.map { ("\(name) \(answer.word)", $0) }
      }
      // What stands under an answer already is not said twice.
      found += row.conditions.filter { condition in
        !found.contains { $0.1 == condition.paragraph }
      }.map { ("condition", $0.paragraph) }
      found += row.limits.map { ("limit \($0.id)", $0.paragraph) }
      for (what, paragraph) in found where paragraph.verified == .unverified {
        let note = paragraph.note.map { ". \($0)" } ?? ""
        let line = "\(paragraph.regime), \(what): \(paragraph.text)\(note)"
        if !lines.contains(line) { lines.append(line) }
      }
    }
    return lines
  }

  private static func coverage(_ rows: [MatrixRow], _ law: Law) -> [String] {
    var lines: [String] = []
    for regime in rows.map(\.regime) {
      guard let questions = law.schedules[regime]?.regime.questions else { continue }
      let open = RegimeQuestion.allCases.compactMap { question -> String? in
        switch questions[question] {
        case .partial: "\(question.rawValue) in part"
        case .unknown: "\(question.rawValue) not at all"
        case .complete, .some(.none), nil: nil
        }
      }
      if open.isEmpty { continue }
      let line = "\(regime): what the rule says was seen: \(open.joined(separator: ", "))"
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }
}

/// Verdicts that were reached in one situation, for compositions that put the question to the same regimes again.
final class VerdictMemo {
  private var verdicts: [(name: String, verdict: Verdict)] = []

  subscript(_ name: String) -> Verdict? {
    get { verdicts.first { $0.name == name }?.verdict }
    set { if let newValue { verdicts.append((name, newValue)) } }
  }
}

extension Situation {
  /// The verdict of a regime, or what it was when it was asked before in this situation.
  func verdict(of answer: any RegimeAnswer, named name: String) -> Verdict {
    if let known = memo?[name] { return known }
    let verdict = answer.verdict(self, trace: nil)
    memo?[name] = verdict
    return verdict
  }
}

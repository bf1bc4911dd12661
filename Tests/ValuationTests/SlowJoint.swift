import Foundation

/// The answers of a composition's members, and how they become one.
struct SlowJoint {
  var members: [(name: String, answer: SlowAnswer)]
  private var words: [String] = []

  init(members: [(name: String, answer: SlowAnswer)]) { self.members = members }

  private var eligible: [(name: String, answer: SlowAnswer)] {
    members.filter { $0.answer.isEligible }
  }

  private var flags: Set<String> { members.reduce(into: []) { $0.formUnion($1.answer.flags) } }

  private var blank: SlowAnswer { SlowAnswer(flags: flags) }

  private static func point(_ member: (name: String, answer: SlowAnswer)?) -> String? {
    member?.answer.point.map { "\(member?.name ?? ""):\($0)" }
  }

  func undetermined(_ gaps: Set<String>) -> SlowAnswer {
    var answer = blank
    answer.gaps = gaps
    return answer
  }

  mutating func answer(_ file: SlowNode, _ choice: SlowNode?) -> SlowAnswer {
    // A choice that answers the questions one by one takes the place of an answer as a whole.
    if let whole = choice == nil ? file["whole"] : choice?["whole"] { return self.whole(whole) }
    var answer = blank
    decide(choice?["eligibility"] ?? file["eligibility"], &answer)
    if answer.isEligible {
      let own = choice.flatMap { $0["haircut"] == nil ? nil : $0.text("id") }
      setHaircut(choice?["haircut"] ?? file["haircut"], own, &answer)
      setMismatch(choice?["currency"] ?? file["currency"], &answer)
    }
    answer.verified = SlowAnswer.weakest(words)
    return answer
  }

  // MARK: One answer as a whole

  private mutating func whole(_ question: SlowNode) -> SlowAnswer {
    var answer = blank
    decide(question, &answer)
    guard answer.isEligible else {
      answer.verified = SlowAnswer.weakest(words)
      return answer
    }
    let take = question.text("take") ?? ""
    var chosen = take == "strictest" || take == "most-lenient" ? eligible.first : named(take)
    for member in eligible where take == "strictest" || take == "most-lenient" {
      let (own, best) = (member.answer.retained, chosen?.answer.retained ?? 0)
      if take == "strictest" ? own < best : own > best { chosen = member }
    }
    answer.point = Self.point(chosen)
    answer.row = chosen?.answer.row.map { "\(chosen?.name ?? ""):\($0)" }
    answer.haircut = chosen?.answer.haircut
    answer.mismatch = chosen?.answer.mismatch
    answer.verified = SlowAnswer.weakest(words)
    return answer
  }

  private func named(_ name: String) -> (name: String, answer: SlowAnswer)? {
    members.first { $0.name == name }
  }

  // MARK: Question by question

  private mutating func decide(_ question: SlowNode?, _ answer: inout SlowAnswer) {
    let take = question?.text("take") ?? ""
    let refused = members.filter { $0.answer.isIneligible }.map(\.answer)
    let open = members.filter { $0.answer.isUndetermined }.map(\.answer)
    answer.point = Self.point(members.first)
    switch take {
    case "eligible":
      words.append("unverified")
      answer.point = "composition"
    case "ineligible":
      words.append("unverified")
      answer.refusals = ["composition-excludes"]
      answer.point = nil
    case "strictest":
      for one in refused { answer.refusals.formUnion(one.refusals) }
      if refused.isEmpty { for one in open { answer.gaps.formUnion(one.gaps) } }
      // One that refuses settles it, however well the others are known.
      words += (refused.isEmpty ? members.map(\.answer) : refused).map { $0.verified ?? "" }
    case "most-lenient":
      if let first = eligible.first {
        answer.point = Self.point(first)
        words += eligible.map { $0.answer.verified ?? "" }
        return
      }
      for one in open { answer.gaps.formUnion(one.gaps) }
      if open.isEmpty { for one in refused { answer.refusals.formUnion(one.refusals) } }
      words += members.map { $0.answer.verified ?? "" }
    default:
      guard let member = named(take) else { return }
      answer.point = Self.point(member)
      words.append(member.answer.verified ?? "")
      answer.refusals = member.answer.refusals
      answer.gaps = member.answer.gaps
    }
  }

  private mutating func setHaircut(
    _ question: SlowNode?, _ choice: String?, _ answer: inout SlowAnswer
  ) {
    if let percent = question?.text("percent") {
      answer.haircut = Decimal(string: percent)
      answer.row = choice ?? "haircut"
      words.append("unverified")
      return
    }
    guard let binding = binding(question, \.haircut) else {
      answer.gaps.insert("missing-haircut")
      return
    }
    answer.haircut = binding.answer.haircut
    answer.row = binding.answer.row.map { "\(binding.name):\($0)" }
    answer.point = Self.point(binding)
  }

  private mutating func setMismatch(_ question: SlowNode?, _ answer: inout SlowAnswer) {
    if let percent = question?.text("percent") {
      answer.mismatch = Decimal(string: percent)
      words.append("unverified")
      return
    }
    guard let binding = binding(question, \.mismatch) else {
      answer.gaps.insert("missing-haircut")
      return
    }
    answer.mismatch = binding.answer.mismatch
  }

  /// The member whose figure counts; nil where it does not find the asset eligible.
  private mutating func binding(
    _ question: SlowNode?, _ figure: KeyPath<SlowAnswer, Decimal?>
  ) -> (name: String, answer: SlowAnswer)? {
    let take = question?.text("take") ?? ""
    guard take == "strictest" || take == "most-lenient" else {
      let member = eligible.first { $0.name == take }
      words.append(member?.answer.verified ?? "")
      return member
    }
    words += eligible.map { $0.answer.verified ?? "" }
    var chosen = eligible.first
    for member in eligible.dropFirst() {
      guard let own = member.answer[keyPath: figure], let best = chosen?.answer[keyPath: figure]
      else { continue }
      if take == "strictest" ? own > best : own < best { chosen = member }
    }
    return chosen
  }
}

import Collateral

/// What a regime answers, and what a composition makes of the answers of its members.
struct SlowLawyer {
  var law: SlowLaw
  var snapshot: FactSnapshot
  var agreement: Agreement
  var custodian: String?

  private var day: String { snapshot.on.description }

  /// - Parameter price: per 100 for debt; nil where there is none.
  func answer(_ name: String, on asset: SlowAsset, price: String?) -> SlowAnswer {
    guard let file = law.compositions[name] else {
      var verdict = SlowVerdict(
        law: law, snapshot: snapshot, regime: name, agreement: agreement, asset: asset,
        within: [], price: price, custodian: custodian)
      verdict.decide()
      return verdict.answer
    }
    if let refusal = refusalOutOfForce(name) { return refusal }
    let members = file.list("members").map(\.string).map { member in
      (name: member, answer: answer(member, on: asset, price: price))
    }
    var joint = SlowJoint(members: members)
    let conditions = SlowVerdict(
      law: law, snapshot: snapshot, regime: name, agreement: agreement, asset: asset, within: [],
      price: price, custodian: custodian
    ).conditions
    for choice in file.list("choices") {
      let truth = conditions.holds(choice["when"] ?? .map([]))
      if truth.isUnknown { return joint.undetermined(truth.missing) }
      if truth.isYes { return joint.answer(file, choice) }
    }
    return joint.answer(file, nil)
  }

  /// The answer of a regime or composition that is not in force; nil where it is.
  func refusalOutOfForce(_ name: String) -> SlowAnswer? {
    var refusal = SlowAnswer()
    refusal.refusals = ["not-in-force"]
    let file = law.compositions[name] ?? law.topic("regime", of: name)
    if SlowLaw.isWithin(day, file.text("from"), file.text("to")) { return nil }
    // A composition is nobody's law: how well it is known is no question.
    refusal.verified = file.text("verified")
    return refusal
  }
}

import Collateral
import Money

/// Offsets between the silos of an account: those of programmes in force, and those that nobody recognizes, with the reason.
///
/// Two silos can offset each other where both hold something of one group. What the combined positions would ask for is
/// the more conservative of two models, as programmes between clearing houses have it.
struct SiloOffsets {
  let book: MarginBook
  let account: String
  let silos: [MarginRequirement]
  let inside: [MarginEngineName: [MarginPosition]]

  /// What one silo holds of one group.
  private struct Part: Hashable {
    var engine: MarginEngineName
    var group: String
  }

  /// All of them. What takes part in one programme takes part in no other.
  func find() -> [MarginOffset] {
    var parts: [Part: [MarginPosition]] = [:]
    for (engine, positions) in inside {
      for position in positions {
        parts[Part(engine: engine, group: book.group(of: position)), default: []].append(position)
      }
    }
    var offsets: [MarginOffset] = []
    var taken: Set<Part> = []
    let engines = MarginEngineName.allCases.filter { inside[$0] != nil }
    for group in Set(parts.keys.map(\.group)).sorted() {
      for (index, left) in engines.enumerated() {
        for right in engines.dropFirst(index + 1) {
          let both = [left, right].map { Part(engine: $0, group: group) }
          guard let a = parts[both[0]], let b = parts[both[1]] else { continue }
          let isTaken = both.contains(where: taken.contains)
          guard let offset = offset(left, a, right, b, isTaken: isTaken) else { continue }
          if offset.isRecognized { taken.formUnion(both) }
          offsets.append(offset)
        }
      }
    }
    return offsets
  }

  /// What positions ask for in their silo, which is not more than the silo asks for.
  private func alone(
    _ positions: [MarginPosition], under engine: MarginEngineName
  ) throws(MarginFault) -> MarginSum {
    min(
      try book.requirement(account, positions, under: engine).required,
      silos.first { $0.engine == engine }?.required ?? .zero)
  }

  /// The offset between two silos; nil where the two models see none.
  private func offset(
    _ left: MarginEngineName, _ a: [MarginPosition], _ right: MarginEngineName,
    _ b: [MarginPosition], isTaken: Bool
  ) -> MarginOffset? {
    let legs = a + b
    let names = legs.map(\.series)
    let reduction: (Percentage, Percentage) -> (saving: MarginSum, percent: String)
    var unknown: String?
    do throws(MarginFault) {
      let apart = try alone(a, under: left) + alone(b, under: right)
      let combined = [
        try book.requirement(account, legs, under: .portfolio).required,
        try book.requirement(account, legs, under: .span).required,
      ]
      reduction = { MarginBook.reduction(apart, combined, cap: $0, least: $1) }
    } catch {
      unknown = error.message
      reduction = { _, _ in (.zero, "0") }
    }
    let possible = reduction(.hundred, .zero).saving
    if unknown == nil, possible == .zero { return nil }
    var refusals: [String] = []
    for programme in book.parameters.programmes where programme.concerns(left, right) {
      if let reason = programme.refusal(of: legs, on: book.day) {
        refusals.append("\(programme.name): \(reason)")
      } else if isTaken {
        refusals.append("\(programme.name): the positions take part in another offset already")
      } else if let unknown {
        refusals.append("\(programme.name): what it is worth is not known, \(unknown)")
      } else {
        let found = reduction(programme.cap, programme.least)
        return MarginOffset(
          names, percent: found.percent, saving: found.saving,
          "\(programme.name): \(programme.citation)\(programme.whoMay)", isRecognized: true)
      }
    }
    if refusals.isEmpty {
      refusals = ["no programme is in force between \(left.rawValue) and \(right.rawValue)"]
    }
    return MarginOffset(
      names, saving: unknown == nil ? possible : nil, refusals.joined(separator: "; "),
      isRecognized: false)
  }
}

import Collateral

/// Reads what every item of a schedule carries: citation, verification and dates.
struct ItemReader {
  /// First day of the regime, for items that do not name their own.
  let regimeFrom: CalendarDate
  /// The regime's own source, for items that do not name another.
  let source: String
  /// Stands in where an item has no citation of its own; nil where each must have one.
  var standing: Citation?

  /// Citation, with `inherited` standing in where the item has none of its own.
  func citation(_ item: YAMLMapping, inheriting inherited: Citation? = nil) -> Citation {
    let inherited = inherited ?? standing
    let text = inherited == nil ? item.required("citation") : item.filled("citation")
    let verified =
      inherited == nil
      ? item.requiredWord("verified", as: Verification.self)
      : item.word("verified", as: Verification.self)
    return Citation(
      text: text?.text ?? inherited?.text ?? "",
      source: item.text("source")?.text ?? inherited?.source ?? source,
      verified: verified ?? inherited?.verified ?? .unverified,
      note: note(item), location: item.location)
  }

  /// A note that says nothing is none.
  private func note(_ item: YAMLMapping) -> String? {
    item.text("note").flatMap { $0.isBlank ? nil : $0.text }
  }

  /// The days on which the item is in force.
  func validity(_ item: YAMLMapping) -> Validity {
    let validity = Validity(from: item.date("from") ?? regimeFrom, to: item.date("to"))
    if let to = validity.to, to < validity.from {
      item.problems.add(
        at: item.location(of: "to"), "ends on \(to), before it begins on \(validity.from)",
        remedy: "put `from` and `to` in order")
    }
    return validity
  }

  /// Dated blocks in order; a block lasts until the day before the next, or until its own `to`.
  func dated<Block>(
    _ item: YAMLMapping, _ key: String, _ read: (YAMLMapping, Validity) -> Block?
  ) -> [Block] {
    let blocks = item.mappings(key)
    if blocks.isEmpty { item.missing(key) }
    let starts = blocks.enumerated().map { index, block -> CalendarDate in
      guard block.has("from") else {
        // An agreement's own terms begin when they begin.
        if standing == nil || index > 0 { block.missing("from") }
        return regimeFrom
      }
      return block.date("from") ?? regimeFrom
    }
    return blocks.enumerated().compactMap { index, block in
      var end = block.date("to")
      if index + 1 < blocks.count {
        if starts[index + 1] <= starts[index] {
          block.problems.add(
            at: blocks[index + 1].location,
            "dates out of order: \(starts[index + 1]) after \(starts[index])",
            remedy: "append blocks in order of `from`")
        }
        let dayBefore = starts[index + 1].adding(days: -1)
        end = end.map { min($0, dayBefore) } ?? dayBefore
      }
      if let end, end < starts[index] {
        block.problems.add(
          at: block.location, "the block ends on \(end), before it begins on \(starts[index])",
          remedy: "put `from` and `to` in order")
      }
      let result = read(block, Validity(from: starts[index], to: end))
      block.finish()
      return result
    }
  }
}

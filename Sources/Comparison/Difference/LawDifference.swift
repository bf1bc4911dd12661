public import Collateral
public import Schedules

/// What differs between two states of the law: of one regime on two days, or of two transcriptions.
public struct LawDifference: Sendable {
  /// One difference: something added, removed or changed.
  public struct Change: Sendable, Hashable {
    /// What kind of item: point, requirement, haircut, …
    public let kind: String
    /// Name of the item.
    public let id: String
    /// Which part of it; empty is the item itself.
    public let cell: String
    /// What it said; nil where it was not there.
    public let before: String?
    /// What it says; nil where it is no longer there.
    public let after: String?
    /// Since when; nil where no date is stated.
    public let from: CalendarDate?
    /// Where it stood.
    public let citationBefore: Citation?
    /// Where it stands.
    public let citationAfter: Citation?
  }

  /// The differences, in the order of the newer files.
  public let changes: [Change]

  /// What changes in a regime between two days.
  public init(_ schedule: Schedule, from first: CalendarDate, to last: CalendarDate) {
    self.init(LawEntries(schedule, on: first), LawEntries(schedule, on: last))
  }

  /// What changes in a composition's own file between two days; its members' changes are their own.
  public init(_ composition: Composition, from first: CalendarDate, to last: CalendarDate) {
    self.init(LawEntries(composition, on: first), LawEntries(composition, on: last))
  }

  /// What changes in a regime or composition of the law between two days; nil where there is none of this name.
  public init?(_ name: String, of law: Law, from first: CalendarDate, to last: CalendarDate) {
    if let schedule = law.schedules[name] {
      self.init(schedule, from: first, to: last)
    } else if let composition = law.compositions[name] {
      self.init(composition, from: first, to: last)
    } else {
      return nil
    }
  }

  /// How one transcription differs from another, in all its dates; nil where one holds a composition and the other
  /// does not.
  public init?(_ before: ScheduleDocument.Content, _ after: ScheduleDocument.Content) {
    switch (before, after) {
    // Heads are compared under one name, whatever each side calls itself.
    case (.schedule(var before), .schedule(let after)):
      before.regime.id = after.regime.id
      self.init(LawEntries(before, on: nil), LawEntries(after, on: nil))
    case (.composition(var before), .composition(let after)):
      before.regime.id = after.regime.id
      self.init(LawEntries(before, on: nil), LawEntries(after, on: nil))
    default: return nil
    }
  }

  private init(_ before: LawEntries, _ after: LawEntries) {
    let old = Dictionary(before.entries.map { ($0.key, $0) }) { first, _ in first }
    let new = Dictionary(after.entries.map { ($0.key, $0) }) { first, _ in first }
    let keys = Self.merged(before.entries.map(\.key), after.entries.map(\.key))
    changes = keys.compactMap { Self.change(old[$0], new[$0]) }
  }

  private static func change(_ before: LawEntry?, _ after: LawEntry?) -> Change? {
    guard let key = (after ?? before)?.key else { return nil }
    if let before, let after, before.value == after.value {
      let isHead = before.isHead && after.isHead
      if !isHead || isSame(before.citation, after.citation) { return nil }
    }
    // What is gone has changed on the day after its last.
    let since = after?.validity.from ?? before?.validity.to?.adding(days: 1)
    return Change(
      kind: key.kind, id: key.id, cell: key.cell, before: before?.value, after: after?.value,
      from: since == .beginning ? nil : since, citationBefore: before?.citation,
      citationAfter: after?.citation)
  }

  private static func isSame(_ left: Citation, _ right: Citation) -> Bool {
    (left.text, left.source, left.verified) == (right.text, right.source, right.verified)
  }

  /// The new keys in their order, with each that is gone behind the one that it used to follow.
  private static func merged(
    _ old: [LawEntry.Key], _ new: [LawEntry.Key]
  ) -> [LawEntry.Key] {
    let kept = Set(new)
    var first: [LawEntry.Key] = []
    var gone: [LawEntry.Key: [LawEntry.Key]] = [:]
    var last: LawEntry.Key?
    for key in old {
      if kept.contains(key) {
        last = key
      } else if let last {
        gone[last, default: []].append(key)
      } else {
        first.append(key)
      }
    }
    return first + new.flatMap { [$0] + (gone[$0] ?? []) }
  }
}

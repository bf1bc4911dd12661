public import Collateral
public import Money

/// A cross-margining programme: who may offset what against what, since when, by which act.
public struct MarginProgramme: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The clearing houses whose positions meet.
  public var clearing: [String]
  /// The ways in which they are margined apart.
  public var engines: [MarginEngineName]
  /// Class groups that are eligible.
  public var classes: [String]
  /// First and last day; nil is "until further notice".
  public var from: CalendarDate
  /// Last day; nil is until further notice.
  public var to: CalendarDate?
  /// Greatest and least reduction, in percent.
  public var cap: Percentage
  /// Least reduction, in percent.
  public var least: Percentage
  /// Who may take part and how, in words.
  public var conditions: String
  /// By which act.
  public var citation: String

  /// A programme.
  public init(
    name: String, clearing: [String], engines: [MarginEngineName], classes: [String],
    from: CalendarDate, to: CalendarDate?, cap: Percentage, least: Percentage, conditions: String,
    citation: String
  ) {
    self.name = name
    self.clearing = clearing
    self.engines = engines
    self.classes = classes
    self.from = from
    self.to = to
    self.cap = cap
    self.least = least
    self.conditions = conditions
    self.citation = citation
  }

  /// Who may take part, to be added to the citation: no file of positions says whether an account is one of them.
  var whoMay: String { conditions.isEmpty ? "" : "; open to \(conditions)" }

  func concerns(_ left: MarginEngineName, _ right: MarginEngineName) -> Bool {
    engines.contains(left) && engines.contains(right)
  }

  func isInForce(on day: CalendarDate) -> Bool { from <= day && day <= to ?? .perpetual }

  /// Why positions are not offset under the programme; nil where they are.
  func refusal(of legs: [MarginPosition], on day: CalendarDate) -> String? {
    if day < from { return "in force from \(from) on" }
    if let to, day > to { return "ended on \(to)" }
    for leg in legs {
      guard let house = leg.clearing else {
        return "\(leg.series) clears nowhere: segregated from what does"
      }
      if !clearing.contains(house) {
        return "\(leg.series) clears at \(house), which takes no part"
      }
      if !classes.contains(leg.classGroup) { return "\(leg.classGroup) is no eligible product" }
    }
    return nil
  }
}

/// The ways in which a requirement is found. Results are in the style of a rule, and no exchange's or clearing house's figures.
public enum MarginEngineName: String, CaseIterable, Sendable, Hashable {
  /// Strategies of Regulation T and FINRA Rule 4210.
  case strategy = "reg-t-strategy"
  /// The portfolio margin of FINRA Rule 4210(g).
  case portfolio = "portfolio-4210g-style"
  /// Scanning of sixteen scenarios.
  case span = "span-style"
  /// The standardised initial margin of uncleared swaps.
  case schedule
  /// Fifteen percent of security futures.
  case securityFutures = "security-futures-15"
}

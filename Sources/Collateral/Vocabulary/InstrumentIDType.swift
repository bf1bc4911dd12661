/// Which standard an instrument's own identifier follows.
public enum InstrumentIDType: String, CaseIterable, Sendable, Hashable {
  /// ISO 6166.
  case isin
  /// ISO 24165 digital token identifier.
  case dti
  /// A futures symbol.
  case future
  /// Any other unique name; not checked.
  case other
}

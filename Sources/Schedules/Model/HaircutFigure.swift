public import Money

/// One cell of a haircut table.
public enum HaircutFigure: Sendable, Hashable {
  /// A haircut in percent.
  case percent(Percentage)
  /// "Not applicable": such an asset is not eligible.
  case notApplicable
}

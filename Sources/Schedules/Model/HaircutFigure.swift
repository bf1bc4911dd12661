public import Money

/// One cell of a haircut table.
public enum HaircutFigure: Sendable, Hashable {
  /// A haircut in percent.
  case percent(Percentage)
  /// "Not applicable": such an asset is not eligible.
  case notApplicable
  /// The rule has a figure, and nobody has seen it: the asset is undetermined.
  case unknown
}

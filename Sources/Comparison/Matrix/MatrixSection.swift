/// One asset with the answers of every regime.
public struct MatrixSection: Sendable {
  /// Which asset.
  public let title: String
  /// What was supposed or found about it, in one line.
  public let description: String
  /// The answers, in the order of the regimes.
  public let rows: [MatrixRow]

  /// A section.
  public init(title: String, description: String, rows: [MatrixRow]) {
    self.title = title
    self.description = description
    self.rows = rows
  }
}

public import Collateral
import Reading

/// How to read a list of haircuts that has a layout of its own: which column says what, in which unit.
///
/// Written as YAML, see ``ListMappingReader``. Every row is about one instrument and becomes an assessment of it.
public struct ListMapping: Sendable, Hashable {
  /// How figures are written.
  public enum Unit: String, CaseIterable, Sendable, Hashable {
    /// 1 is a haircut of one percent.
    case percent
    /// 0.01 is a haircut of one percent.
    case fraction
    /// 99 is lent on 100: a haircut of one percent.
    case advanceRate = "advance-rate"
  }

  /// How instruments are named.
  public enum Naming: String, CaseIterable, Sendable, Hashable {
    /// ISINs (ISO 6166).
    case isin
    /// CUSIPs, which become ISINs of the United States.
    case cusip
    /// Whatever the registry knows them by.
    case any
  }

  /// What the list is, and whose; assessments name it as their source.
  public var title: String
  /// Column of the identifier.
  public var idColumn: String
  /// What kind of identifier.
  public var naming: Naming
  /// Column of the figure.
  public var haircutColumn: String
  /// Column of the first day; nil where the whole list has one day.
  public var fromColumn: String?
  /// How figures are written.
  public var unit: Unit
  /// What the figures are.
  public var measure: AssessmentMeasure
  /// How dates are written.
  public var dates: DateForm
  /// Words that stand for nothing; a row without a figure is skipped.
  public var nulls: [String]
  /// Between the fields of a row.
  public var separator: UInt8
  /// Whether an instrument that the list lacks is no longer on it.
  public var isWhole: Bool

  /// Whether the first line of a file has the columns.
  public func fits(_ beginning: [UInt8], name: String) -> Bool {
    let line = Array(beginning.prefix { $0 != 0x0A })
    let reader = CSVReader(ByteSource(bytes: line, name: name), separator: separator)
    guard let row = try? reader.next() else { return false }
    let header = CSVHeader(row)
    return columns.allSatisfy { header.index(of: $0) != nil }
  }

  /// The columns that the header must have.
  var columns: [String] { [idColumn, haircutColumn] + [fromColumn].compactMap(\.self) }
}

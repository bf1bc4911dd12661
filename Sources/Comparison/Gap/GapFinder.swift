public import Collateral
public import Money
import Parallel
public import Valuation

/// Puts one question to several regimes for many instruments, over all cores; the result does not depend on how the
/// work was spread.
public struct GapFinder: Sendable {
  /// Which instruments are wanted.
  public struct Selection: Sendable {
    /// Only of this class; nil is any.
    public var assetClass: AssetClass?
    /// Only in this currency; nil is any.
    public var currency: Currency?
    /// Only with a residual maturity in this span; nil is any.
    public var maturity: (@Sendable (CalendarDate) -> Bool)?

    /// Any instrument.
    public init() {}
  }

  private static let chunkSize = 2048

  private let valuer: Valuer
  private let regimes: [String]
  private let terms: AssumedAgreement
  private let selection: Selection

  /// A comparison of regimes under supposed terms.
  public init(
    valuer: Valuer, regimes: [String], terms: AssumedAgreement, selection: Selection = Selection()
  ) {
    self.valuer = valuer
    self.regimes = regimes
    self.terms = terms
    self.selection = selection
  }

  /// The gaps of instruments, in their order; those that the registry does not know, and those that are not wanted,
  /// are left out.
  ///
  /// - Parameter render: turns consecutive gaps into whatever is wanted; called from several threads.
  public func gaps<Chunk: Sendable>(
    _ instruments: [String], render: @escaping @Sendable ([InstrumentGap]) -> Chunk
  ) throws(ValuationError) -> [Chunk] {
    try instruments.chunks(of: Self.chunkSize).parallelMap { slice throws(ValuationError) in
      var gaps: [InstrumentGap] = []
      gaps.reserveCapacity(slice.count)
      for instrument in slice {
        if let gap = try gap(instrument) { gaps.append(gap) }
      }
      return render(gaps)
    }
  }

  private func gap(_ instrument: String) throws(ValuationError) -> InstrumentGap? {
    let assetClass = valuer.assetClass(of: instrument)
    let record = valuer.snapshot.instrument(instrument)?.record
    let currency = record?.currency ?? Self.cash(instrument)
    if let wanted = selection.assetClass, assetClass != wanted { return nil }
    if let wanted = selection.currency, currency != wanted { return nil }
    if let isWanted = selection.maturity {
      guard let maturity = record?.maturityDate, isWanted(maturity) else { return nil }
    }
    let agreement = terms.agreement(for: currency, regimes: regimes)
    guard
      let verdicts = try valuer.verdicts(
        instrument: instrument, under: agreement, regimes: regimes)
    else { return nil }
    return InstrumentGap(
      instrument: instrument, assetClass: assetClass?.rawValue ?? "", verdicts: verdicts)
  }

  private static func cash(_ identifier: String) -> Currency? {
    identifier.utf8.count == 3 ? try? Currency(identifier) : nil
  }
}

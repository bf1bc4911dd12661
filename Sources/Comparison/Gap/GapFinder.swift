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

    /// Whether an instrument is wanted.
    public func accepts(_ instrument: String, in valuer: Valuer) -> Bool {
      let record = valuer.snapshot.instrument(instrument)?.record
      if let assetClass, valuer.assetClass(of: instrument) != assetClass { return false }
      if let currency, (record?.currency ?? Currency(cash: instrument)) != currency { return false }
      guard let maturity else { return true }
      return record?.maturityDate.map(maturity) ?? false
    }
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
    guard selection.accepts(instrument, in: valuer) else { return nil }
    let assetClass = valuer.assetClass(of: instrument)
    guard
      let verdicts = try valuer.verdicts(instrument: instrument, supposing: terms, regimes: regimes)
    else { return nil }
    return InstrumentGap(
      instrument: instrument, assetClass: assetClass?.rawValue ?? "", verdicts: verdicts)
  }
}

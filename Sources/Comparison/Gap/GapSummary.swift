public import Money

/// Gaps counted by asset class.
public struct GapSummary: Sendable {
  /// The gaps of one class.
  public struct Line: Sendable {
    /// The class; empty where it is not known.
    public let assetClass: String
    /// How many instruments.
    public fileprivate(set) var instruments = 0
    /// How many of each status.
    public fileprivate(set) var counts: [GapStatus: Int] = [:]
    /// The instrument with the widest spread.
    public fileprivate(set) var widest: String?
    fileprivate var spreads: [Int64] = []
    fileprivate var worst: Int64?

    fileprivate init(_ assetClass: String) {
      self.assetClass = assetClass
    }

    /// Share of instruments that are eligible under one regime and not under another, in percent, to two decimals,
    /// half to even.
    public var eligibilityDiffers: Percentage {
      let part = Int64(counts[.eligibilityDiffers] ?? 0)
      guard instruments > 0 else { return .zero }
      let total = Int64(instruments)
      var hundredths = part * 10_000 / total
      let rest = (part * 10_000 % total) * 2
      if rest > total || (rest == total && hundredths % 2 == 1) { hundredths += 1 }
      return Percentage(units: hundredths * (Percentage.one.units / 100))
    }

    /// The middle spread, halfway between the two middle ones where there are two; nil where there is none.
    public var medianSpread: Percentage? {
      let sorted = spreads.sorted()
      if sorted.isEmpty { return nil }
      return Percentage(units: (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2)
    }

    /// The widest spread.
    public var worstSpread: Percentage? {
      spreads.isEmpty ? nil : Percentage(units: worst ?? 0)
    }

    fileprivate mutating func add(_ gap: InstrumentGap) {
      instruments += 1
      counts[gap.status, default: 0] += 1
      guard let spread = gap.spread else { return }
      if spread > .zero, worst.map({ $0 < spread.units }) ?? true {
        worst = spread.units
        widest = gap.instrument
      }
      spreads.append(spread.units)
    }
  }

  private var byClass: [String: Line] = [:]

  /// Nothing counted yet.
  public init() {}

  /// Classes in order of name, the unknown one last.
  public var lines: [Line] {
    byClass.values.sorted {
      ($0.assetClass.isEmpty ? 1 : 0, $0.assetClass) < (
        $1.assetClass.isEmpty ? 1 : 0, $1.assetClass
      )
    }
  }

  /// Counts a gap.
  public mutating func add(_ gap: InstrumentGap) {
    byClass[gap.assetClass, default: Line(gap.assetClass)].add(gap)
  }

  /// Adds what was counted after this.
  public mutating func add(_ other: GapSummary) {
    for (name, line) in other.byClass {
      guard var own = byClass[name] else {
        byClass[name] = line
        continue
      }
      if let worst = line.worstSpread, own.worstSpread.map({ $0 < worst }) ?? true {
        own.widest = line.widest
        own.worst = line.worst
      }
      own.instruments += line.instruments
      own.counts.merge(line.counts, uniquingKeysWith: +)
      own.spreads += line.spreads
      byClass[name] = own
    }
  }
}

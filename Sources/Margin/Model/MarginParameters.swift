public import Collateral
public import Money

/// The figures of the engines, each with its day and its source: data, and no law of this program's.
public struct MarginParameters: Sendable {
  /// A class group of the portfolio margin.
  public struct ClassGroup: Sendable, Hashable {
    /// How far prices move up and down, in percent.
    public var up: Percentage
    /// How far prices move down.
    public var down: Percentage
    /// Least amount a unit of an option, a future or a swap, times the multiplier.
    public var minimum: Price
    /// Whether its options are on a broad index, whose short options ask for less.
    public var isBroadIndex: Bool
    /// Whether it depends on a digital asset.
    public var isDigital = false
    /// Where its gains meet those of other classes.
    public var productGroup: String?
    /// Rate and yield for the option tree, percent a year.
    public var rate: Percentage
    /// Yield of the underlying, percent a year.
    public var dividend: Percentage
    /// Where the figure is from.
    public var source: String
  }

  /// A group whose members' gains count in part against losses of others.
  public struct OffsetGroup: Sendable, Hashable {
    /// What of a gain counts, in percent.
    public var offset: Percentage
    /// The group above it.
    public var parent: String?
    /// Where the figure is from.
    public var source: String
  }

  /// A product of the scanning method.
  public struct SpanProduct: Sendable, Hashable {
    /// Move of one contract, in currency.
    public var scan: Price
    /// The same move in percent of the price, for what is no contract of the product: shares, coins, options on them.
    public var scanPercent: Percentage?
    /// Move of the volatility, in percentage points.
    public var volatility: Percentage
    /// How many scan ranges an extreme move is.
    public var extremeMultiplier: Price
    /// What of an extreme loss counts, in percent.
    public var extremeCover: Percentage
    /// Least amount a short option.
    public var shortOptionMinimum: Price
    /// Initial margin as a multiple of maintenance margin, which is what the scenarios give.
    public var initialFactor: Price
    /// Where the figure is from.
    public var source: String
  }

  /// A charge for a spread between months of one product.
  public struct SpreadCharge: Sendable, Hashable {
    /// First and last month of the first leg, as `YYYYMM`.
    public var first: ClosedRange<String>
    /// Months of the second leg.
    public var second: ClosedRange<String>
    /// Charge a spread, in currency.
    public var charge: Price
    /// Where the figure is from.
    public var source: String
  }

  /// A credit for deltas of two products that stand against each other.
  public struct SpreadCredit: Sendable, Hashable {
    /// The two products.
    public var products: [String]
    /// Deltas of each leg that make one spread.
    public var ratios: [Price]
    /// What of the scan ranges is credited.
    public var percent: Percentage
    /// Where the figure is from.
    public var source: String
  }

  /// A published figure of one contract, long and short.
  public struct Outright: Sendable, Hashable {
    /// Of a long contract.
    public var long: Price
    /// Of a short contract.
    public var short: Price
    /// Where the figure is from.
    public var source: String
  }

  /// A rate of a class of the schedule, in percent of notional.
  public struct ScheduleRate: Sendable, Hashable {
    /// Years to the end from which and below which it holds; nil is no bound.
    public var above: Int?
    /// Years below which it holds; nil is no bound.
    public var upTo: Int?
    /// Percent of the notional.
    public var rate: Percentage
    /// Where the figure is from.
    public var source: String
  }

  /// Figures of the strategy rules, in percent.
  public struct Strategy: Sendable, Hashable {
    /// Of stock held or sold short, at the beginning.
    public var initialStock: Percentage
    /// Of stock, to go on holding it.
    public var maintenanceStock: Percentage
    /// Of the underlying of a short option.
    public var shortOption: Percentage
    /// Of the underlying of a short option on a broad index.
    public var shortBroadIndexOption: Percentage
    /// The least of a short option.
    public var shortOptionFloor: Percentage
    /// Whether proceeds of a sale count toward the requirement; otherwise they are required besides.
    public var appliesProceeds: Bool
    /// Where the figure is from.
    public var source: String
  }

  /// What a schedule requires at least.
  public struct ScheduleTerms: Sendable, Hashable {
    /// Amount that may stay uncovered.
    public var threshold: Price
    /// Smallest amount that is called.
    public var minimumTransfer: Price
    /// Where the figure is from.
    public var source: String
  }

  /// What a rule takes a digital asset for, by what is held and how it is margined.
  public struct DigitalTreatment: Sendable, Hashable {
    /// What is held.
    public var kind: MarginPosition.Kind
    /// How it is margined; nil where the entry is about what no engine here does.
    public var engine: MarginEngineName?
    /// What it is taken for.
    public var classification: String
    /// The published rate, in words; nil where none was found.
    public var rate: String?
    /// Where that is from.
    public var source: String
  }

  /// Steps of the option tree.
  public var steps = 100
  /// Greatest and least reduction of the hypothetical treatment, in percent; no text that was read states them.
  public var harmonizedCap = Percentage(units: 800_000_000_000)
  /// Least reduction of the hypothetical treatment, in percent.
  public var harmonizedLeast = Percentage(units: 10_000_000_000)
  /// Class groups by name.
  public var classes: [String: ClassGroup] = [:]
  /// Product groups by name.
  public var productGroups: [String: OffsetGroup] = [:]
  /// Portfolio groups by name.
  public var portfolioGroups: [String: OffsetGroup] = [:]
  /// Products of the scanning method by name.
  public var span: [String: SpanProduct] = [:]
  /// Charges between months by product, in their order.
  public var spreads: [String: [SpreadCharge]] = [:]
  /// Credits between products, in their order.
  public var credits: [SpreadCredit] = []
  /// Published margins by product.
  public var outrights: [String: Outright] = [:]
  /// Rates of the schedule by class, such as `interest-rate`.
  public var schedule: [String: [ScheduleRate]] = [:]
  /// What a schedule leaves uncovered.
  public var scheduleTerms: ScheduleTerms?
  /// Figures of the strategy rules.
  public var strategy: Strategy?
  /// Rate of security futures.
  public var securityFuture: (rate: Percentage, source: String)?
  /// What rules take digital assets for.
  public var digital: [DigitalTreatment] = []
  /// Cross-margining programmes, whether in force or not.
  public var programmes: [MarginProgramme] = []
  /// Profit and loss of one long contract at ten or sixteen points, by series. They win over every model.
  public var arrays: [String: [Price]] = [:]

  /// Nothing known.
  public init() {}
}

public import Collateral
public import Money

/// Which currency is a country's own, by date.
public struct DomesticCurrencies: Sendable {
  private let byCountry: [CountryCode: [(from: CalendarDate, currency: Currency)]]

  /// Out of lines of country, currency and first day.
  public init(_ lines: [(country: CountryCode, currency: Currency, from: CalendarDate)]) {
    byCountry = Dictionary(grouping: lines, by: \.country).mapValues { lines in
      lines.map { (from: $0.from, currency: $0.currency) }.sorted { $0.from < $1.from }
    }
  }

  /// The days on which a currency becomes some country's own.
  public var days: Set<CalendarDate> { Set(byCountry.values.flatMap { $0.map(\.from) }) }

  /// The currency of a country on a day; nil where the table does not know.
  public func currency(of country: CountryCode, on day: CalendarDate) -> Currency? {
    byCountry[country]?.last { $0.from <= day }?.currency
  }
}

import Collateral
import Money

/// Interest that has accrued on a US Treasury note or bond: half the annual rate for each half year, in proportion to the
/// days of the current one (31 CFR part 356, appendix B, actual over actual).
enum AccruedInterest {
  /// Interest per 100 nominal on a day, rounded half to even to the decimals of a price.
  ///
  /// Coupon days are counted back from the maturity by half years; one that falls on the last day of its month does so
  /// always. The first period is taken to be a regular one, because the issue date is not known.
  /// - Throws: ``NumberError`` on overflow.
  static func per100(
    rate: Percentage, maturity: CalendarDate, on day: CalendarDate
  ) throws(NumberError) -> Price {
    guard rate.units > 0, day < maturity else { return Price(units: 0) }
    let (last, next) = period(maturity, day)
    let passed = UInt128(day.days - last.days)
    let whole = UInt128(next.days - last.days)
    // Units of a percentage have ten decimals, those of a price eight.
    let divisor = whole * 2 * 100
    let units = try Rounding.halfEven(UInt128(rate.units), times: passed, over: divisor)
    return Price(units: Int64(units))
  }

  /// The coupon days around a day: the last one on or before it, and the next one.
  static func period(_ maturity: CalendarDate, _ day: CalendarDate) -> (CalendarDate, CalendarDate)
  {
    var next = maturity
    var count = 0
    while true {
      count += 1
      let last = couponDay(maturity, halfYearsBefore: count)
      if last <= day { return (last, next) }
      next = last
    }
  }

  private static func couponDay(
    _ maturity: CalendarDate, halfYearsBefore count: Int
  ) -> CalendarDate {
    let day = maturity.adding(months: -6 * count)
    let isLast = maturity.adding(days: 1).day == 1
    guard isLast else { return day }
    var end = day
    while end.adding(days: 1).month == end.month { end = end.adding(days: 1) }
    return end
  }
}

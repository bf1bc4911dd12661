import Collateral
import Money
import Reading

/// NYMEX's and COMEX's daily settlement files in CSV. The exchange is not named in them; keys say `NYMEX`.
enum NYMEXSettlementFeed {
  enum Column: Int, DeskColumn {
    case symbol, month, year, settlement, day
    case dayOfMonth, right, strike, description

    static let names = [
      "PRODUCT SYMBOL", "CONTRACT MONTH", "CONTRACT YEAR", "SETTLE", "TRADEDATE", "CONTRACT DAY",
      "PUT/CALL", "STRIKE", "PRODUCT DESCRIPTION",
    ]
    static let requiredCount = 5
  }

  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    try SettlementTable.read(Column.self, .nymexSettlement, source, sink, contract: contract)
  }

  private static func contract(_ row: DeskRow<Column>) throws(FieldProblem) -> ExchangeContract {
    let symbol = try row.text(.symbol)
    let strike = try row.optional(.strike, ExchangeContract.strike)
    let right = try row.optional(.right, right)
    var month = try row.required(.year) { bytes throws(FieldProblem) in
      try number(bytes, 1970...2199, 4)
    }
    month += try row.required(.month) { bytes throws(FieldProblem) in try number(bytes, 1...12, 2) }
    month +=
      try row.optional(.dayOfMonth) { bytes throws(FieldProblem) in try number(bytes, 1...31, 2) }
      ?? ""
    var contract = ExchangeContract(
      day: try row.required(.day, DateForm.monthDayYear.read), exchange: "NYMEX", code: symbol,
      symbol: symbol, kind: right == nil ? .future : .optionOnFuture, month: month)
    contract.isPut = right
    contract.strike = strike
    contract.settlement = try row.optional(.settlement, FieldText.number)
    return contract
  }

  private static func right(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> Bool {
    switch FieldText.text(bytes) {
    case "P": return true
    case "C": return false
    case let other:
      throw FieldProblem(.unknownCode, "\"\(other)\" is neither P nor C", value: other)
    }
  }

  private static func number(
    _ bytes: UnsafeRawBufferPointer, _ range: ClosedRange<Int>, _ width: Int
  ) throws(FieldProblem) -> String {
    let text = FieldText.text(bytes)
    guard let number = Int(text), range.contains(number) else {
      throw FieldProblem(
        .invalidDate, "\"\(text)\" is none of \(range.lowerBound) to \(range.upperBound)",
        value: text)
    }
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

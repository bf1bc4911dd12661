import Collateral
import Money
import Reading

/// CME Group's settlement files in CSV, 29 columns: futures and options of a day. The price limits, the day's range and
/// volumes are not kept; neither a multiplier nor a currency is given.
enum CMESettlementFeed {
  enum Column: Int, DeskColumn {
    case day, symbol, code, type, month, exchange, settlement
    case strike, maturity, right, lastTrade, underlyingExchange, underlyingCode, underlyingMonth

    static let names = [
      "BizDt", "Sym", "ID", "SecTyp", "MMY", "Exch", "SettlePrice", "StrkPx", "MatDt", "PutCall",
      "LastTrdDt", "UndlyExch", "UndlyID", "UndlyMMY",
    ]
    static let requiredCount = 7
  }

  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    try SettlementTable.read(Column.self, .cmeSettlement, source, sink, contract: contract)
  }

  private static func contract(_ row: DeskRow<Column>) throws(FieldProblem) -> ExchangeContract {
    var contract = ExchangeContract(
      day: try row.required(.day, FieldText.date), exchange: try row.text(.exchange),
      code: try row.text(.code), symbol: try row.text(.symbol),
      kind: try row.required(.type, FieldText.word), month: try row.text(.month))
    contract.isPut = try row.optional(.right, ExchangeContract.isPut)
    contract.strike = try row.optional(.strike, ExchangeContract.strike)
    let lastTrade = try row.optional(.lastTrade, FieldText.date)
    let maturity = try row.optional(.maturity, FieldText.date)
    contract.expiry = lastTrade ?? maturity
    contract.settlement = try row.optional(.settlement, FieldText.number)
    if let code = row.optionalText(.underlyingCode) {
      contract.underlying = ExchangeContract.key(
        row.optionalText(.underlyingExchange) ?? contract.exchange, code,
        row.optionalText(.underlyingMonth) ?? "")
    }
    return contract
  }
}

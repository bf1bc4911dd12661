import Collateral
import Money

/// Posted collateral. The quantity is nominal for debt, an amount for cash, units for the rest.
enum PledgesFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case pledge, agreement, instrument, quantity
    case price, currency, custodian

    static let names = [
      "pledge", "agreement", "instrument", "quantity", "price", "currency", "custodian",
    ]
    static let requiredCount = 4
  }

  static let name = FeedName.pledges
  static let key: Column? = .pledge

  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord {
    let quantity = try row.required(.quantity, FieldText.quantity)
    guard !quantity.isNegative, !quantity.isZero else {
      throw FieldProblem(
        .negativeNumber, "\(quantity) is not more than zero; a pledge posts something",
        field: Column.quantity.name)
    }
    var pledge = Pledge(
      id: try row.text(.pledge), agreement: try row.text(.agreement),
      instrument: try row.text(.instrument), quantity: quantity)
    pledge.price = try row.optional(.price, FieldText.unsigned)
    pledge.currency = try row.optional(.currency, FieldText.currency)
    pledge.custodian = try row.optional(.custodian, FieldText.identifier)
    return .pledge(pledge)
  }
}

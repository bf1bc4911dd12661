import Collateral
import Foundation
import Loading
import Money
import Reading
import Testing

@Suite struct RequirementsTests {
  private let desk: Desk
  private let book: DeskBook

  init() throws {
    desk = try Desk()
    book = try DeskBook(
      pledges: desk.file("pledges.csv", "pledge,agreement,instrument,quantity\nP1,A1,EUR,5\n"),
      agreements: desk.file(
        "agreements.csv",
        "agreement,regime,margin,base_currency,requirement\n"
          + "A1,eu-emir,initial,EUR,70\nA2,eu-emir,initial,JPY,80\n"))
  }

  private func refusal(_ text: String) throws -> String {
    do throws(ReadingError) {
      var book = self.book
      try book.require((try? desk.file("requirements.csv", text)) ?? "", on: .beginning)
    } catch {
      #expect(error.kind == .refused)
      return error.description.replacing(desk.folder.path, with: "")
    }
    Issue.record("was not refused: \(text)")
    return ""
  }

  @Test(arguments: [
    ("2026-06-29", "70.00"), ("2026-06-30", "1.50"), ("2026-07-01", "1.50"),
    ("2026-07-02", "900.00"), ("2027-01-01", "900.00"),
  ])
  func theNewestOnOrBeforeTheDayCounts(day: String, amount: String) throws {
    let path = try desk.file(
      "requirements.csv",
      "date,agreement,amount\n2026-07-02,A1,900.000\n2026-06-30,A1,1.5\n2026-07-09,A2,3\n")
    var book = self.book
    try book.require(path, on: try CalendarDate(day))
    #expect(book.agreements["A1"]?.requirement.description == amount)
    #expect(book.agreements["A2"]?.requirement.description == (day < "2026-07-09" ? "80" : "3"))
  }

  @Test(arguments: [
    ("agreement,date,amount,note\nA1,2026-06-30,1,-\n", ":1: unknown column \"note\""),
    ("agreement,date\nA1,2026-06-30\n", ":1: required column \"amount\" missing"),
    ("", ":1: is empty"),
    (
      "agreement,date,amount\nA1,2026-06-30,1\nA2,2026-06-30,1\nA1,2026-06-30,1\n",
      ":4: agreement: \"A1\" on 2026-06-30 already stands in line 2"
    ),
    (
      "agreement,date,amount\nA9,2026-06-30,1\n",
      ":2: agreement: \"A9\" is no agreement of the book"
    ),
    ("agreement,date,amount\nA1,2026-06-30,1.005\n", ":2: amount: "),
    ("agreement,date,amount\nA2,2026-06-30,0.5\n", ":2: amount: \"0.5\" has decimals"),
    ("agreement,date,amount\nA1,2026-06-30,-1\n", ":2: amount: "),
    ("agreement,date,amount\nA1,2026-02-29,1\n", ":2: date: "),
    ("agreement,date,amount\nA1,2026-06-30,\n", ":2: amount is missing"),
    ("agreement,date,amount\nA1,2026-06-30\n", ":2: has 2 fields, the header 3"),
  ])
  func aBadFileIsRefused(text: String, message: String) throws {
    let found = try refusal(text)
    #expect(found.contains(message), "\(found)")
  }
}

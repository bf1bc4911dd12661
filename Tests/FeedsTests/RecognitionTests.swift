import Feeds
import Reading
import Testing

@Suite struct RecognitionTests {
  private func recognize(_ text: String) throws -> FeedName {
    try FeedReader.recognize(ByteSource(bytes: Array(text.utf8), name: "test"))
  }

  @Test func everyDeskFileIsKnownByItsRequiredColumns() throws {
    let headers: [FeedName: String] = [
      .instruments: "id,id_type,name", .entities: "lei,name",
      .ratings: "subject_type,subject,agency,rating,term,valid_from",
      .assessments: "subject_type,subject,measure,value,valid_from",
      .prices: "id,date,price,currency", .fx: "date,base,quote,rate",
      .indexMembers: "index,id,valid_from", .fundHoldings: "fund,instrument,share,valid_from",
      .agreements: "agreement,regime,margin,base_currency",
      .pledges: "pledge,agreement,instrument,quantity",
    ]
    for (feed, header) in headers {
      let reversed = header.split(separator: ",").reversed().joined(separator: ",")
      for text in [header, reversed + "\r\n", "\u{FEFF}" + header + "\n\"x", " " + header] {
        #expect(try recognize(text) == feed)
      }
      #expect(try recognize(header.replacing(",", with: ";")) == feed)
      #expect(try recognize(header.replacing(",", with: "\t")) == feed)
      // Header only: no records, and no error.
      #expect(try deliver(header, as: feed).records.isEmpty)
    }
  }

  @Test func semicolonsAreReadThrough() throws {
    let found = try deliver("date;base;quote;rate\n2026-01-02;EUR;USD;1.1\n")
    #expect(found.rates.count == 1)
  }

  @Test func consumesNothing() throws {
    let source = ByteSource(bytes: Array("lei,name\n".utf8), name: "t", blockSize: 2)
    #expect(try FeedReader.recognize(source) == .entities)
    #expect(try FeedReader.recognize(source) == .entities)
    #expect(source.byteCount == 0)
  }

  @Test func faultyHeadersNameTheColumn() {
    let unknown = refusal("pledge,agreement,instrument,quantity,prise\n")
    #expect(unknown?.line == 1)
    #expect(
      unknown?.message
        == "unknown column \"prise\" in a file of pledges; the nearest is \"price\"")
    #expect(unknown?.excerpt == "pledge,agreement,instrument,quantity,prise")
    #expect(
      refusal("pledge,agreement,quantity\n")?.message
        == "required column \"instrument\" missing in a file of pledges")
    #expect(
      refusal("pledge,agreement,instrument,quantity,price,price\n")?.message
        == "the column \"price\" stands twice")
    #expect(
      refusal("id,id_type,name,issuer,\n")?.message == "a column has no name")
    #expect(refusal("lei,name,colour\n")?.message.contains("\"colour\"") == true)
    #expect(
      refusal("lei,name\n", as: .pledges)?.message.hasPrefix("unknown column \"lei\"") == true)
    #expect(refusal("pledge,agreement,instrument,\"quantity\n") != nil)
  }

  @Test func otherContentIsRefusedByName() {
    for (text, words) in [
      ("", "is empty"), ("\u{FEFF} \n", "is empty"), ("{\"a\":1}", "JSON"), ("%PDF-1.7", "PDF"),
      ("a,b,c\n1,2,3\n", "no feed"), ("hello", "no feed"),
      ("<html><body/></html>", "web page"),
      ("<a xmlns='urn:z'/>", "document element is a in the namespace \"urn:z\""),
      (firds("", namespace: "auth.044.001.02"), "another kind (auth.044.001.02)"),
      (
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:auth.017.001.02'/>", "without its envelope"
      ),
      (
        "<FinInstrm xmlns='urn:iso:std:iso:20022:tech:xsd:auth.036.001.02'/>",
        "a piece of a FIRDS delta file (auth.036.001.02)"
      ),
      ("<!DOCTYPE a><a/>", "DOCTYPE"), ("<", "ends too early"),
      ("<a", "document element is a"),
    ] {
      let error = refusal(text)
      #expect(error?.message.contains(words) == true, "\(text.prefix(60)): \(error?.message ?? "")")
      #expect(error?.remedy.isEmpty == false)
    }
    #expect(refusal("x,y\n")?.remedy.contains("firds-full") == true)
  }

  @Test func wideTextIsRefused() {
    for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] {
      #expect(throws: ReadingError.self) {
        try FeedReader.recognize(ByteSource(bytes: mark + [0x41, 0], name: "t"))
      }
    }
  }

  @Test func everyFeedHasASummaryAndEveryCodeAName() {
    #expect(Set(FeedName.allCases.map(\.summary)).count == FeedName.allCases.count)
    let names = RejectCode.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
  }

  @Test func errorsOfTheClosuresSurface() {
    struct Full: Error {}
    let text = "lei,name\nHWUPKR0MPOU8FGXBT394,a\n"
    #expect(throws: Full.self) {
      try FeedReader.read(
        ByteSource(bytes: Array(text.utf8), name: "t"), as: .entities, header: { _ in },
        record: { _, _ in throw Full() }, reject: { _ in })
    }
    #expect(throws: Full.self) {
      try FeedReader.read(
        ByteSource(bytes: Array(firds(refData()).utf8), name: "t"), as: .firdsFull,
        header: { _ in }, record: { _, _ in throw Full() }, reject: { _ in })
    }
  }
}

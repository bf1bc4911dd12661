import Collateral
import Feeds
import Reading
import Testing

/// The registry of digital token identifiers.
@Suite struct DigitalTokensFeedTests {
  private let ids = ["1", "2", "3"].map { number in
    (try? DTI.completing("4H95J0R\(number)"))?.value ?? ""
  }

  @Test(arguments: [true, false])
  func tokensAndGroupsInBothSpellings(isPublished: Bool) throws {
    let contract = "0xAbC0000000000000000000000000000000000001"
    let records = """
      {"Header":{"DTI":"\(ids[0])","DTIType":0},"Informative":{"LongName":"Coin \\u00e9 // ISIN: US0378331005",
       "ShortNames":[{"ShortName":"COIN"},"C"],"UnitMultiplier":1000000000000000000},
       "Normative":{"AuxiliaryDistributedLedger":"XYZ","AuxiliaryTechnicalReference":"\(contract)"},"Metadata":{"Deleted":false}},
      {"Header":{"DTI":"\(ids[1])","DTIType":"<locked>"},"Informative":{"LongName":"Group","ShortNames":[]},
       "Normative":{"EquivalentDigitalTokenGroupDTI":"\(ids[0])","AuxiliaryMechanism":"<locked>"},"Metadata":{}},
      {"Header":{"DLI":"LEDGER"},"Informative":{"LongName":"A ledger"}},
      {"Header":{"DTI":"\(ids[2])","DTIType":1},"Informative":{"LongName":"null"},"Normative":null}
      """
    var text = "{\"records\":[\(records)]}"
    if !isPublished {
      for (published, decoded) in [
        ("Header", "header"), ("DTIType", "dti_type"), ("\"DTI\"", "\"dti\""),
        ("EquivalentDigitalTokenGroupDTI", "functionally fungible _dti"), ("LongName", "long_name"),
        ("ShortNames", "short_names"), ("Normative", "normative"), ("Informative", "informative"),
        ("AuxiliaryTechnicalReference", "auxiliary_technical_reference"),
      ] {
        text = text.replacing(published, with: decoded)
      }
    }
    let found = try deliver(text)
    #expect(found.rejects.isEmpty)
    let tokens = found.instruments
    #expect(tokens.map(\.id) == ids)
    #expect(tokens[0].name == "Coin é // ISIN: US0378331005")
    #expect(tokens[0].shortName == "COIN|C")
    #expect(tokens[0].ticker == nil)
    #expect(tokens[0].wraps == "US0378331005")
    #expect(tokens[0].assetClass == .tokenizedSecurity)
    #expect(tokens[0].tokenContract == contract.lowercased())
    #expect(tokens[2].name == nil)
    #expect(tokens[2].assetClass == .cryptoasset)
    #expect(
      found.records.contains(
        .tokenGroup(member: try DTI(ids[0]), group: try DTI(ids[1]), from: nil)))
  }

  @Test func badRecordsAreRejectedAndBadFilesRefused() throws {
    let found = try deliver("{\"records\":[{\"Header\":{\"DTI\":\"AAAAAAAAA\"}}]}")
    #expect(found.rejects.map(\.code) == [.invalidDTI])
    for text in [
      "{\"records\":[{\"Header\":{\"DTI\":\"\(ids[0])\"",
      "{\"records\":[{\"Header\":{\"DTI\":\"\(ids[0])\"}},]}",
      "{\"records\":[{\"Header\":{\"DTI\":\"\(ids[0])\",\"DTI\":1}}]}",
      "[{\"Header\":{\"DTI\":\"\(ids[0])\"}}] x",
      "[{\"Header\":{\"DTI\":\"\(ids[0])\",\"a\":\(String(repeating: "[", count: 99))}}]",
      "[{\"Header\":{\"DTI\":\"\(ids[0])\",\"a\":01}}]", "[{\"Header\":{\"DTI\":\"\\ud800\"}}]",
    ] {
      #expect(refusal(text, as: .digitalTokens)?.remedy.isEmpty == false)
    }
  }

  @Test(arguments: [
    ("dti/dti_registry_20260301_decoded_from_etf.json", 5785),
    ("dti/dti_registry_2ae67ab_decoded.json", 288),
  ])
  func everyRecordOfTheRealFilesIsRead(path: String, count: Int) throws {
    guard let path = sample(path) else { return }
    let found = try deliver(try ByteSource(path: path))
    #expect(found.rejects.isEmpty)
    #expect(found.instruments.count == count)
    // An address that was written as a whole number of 48 digits.
    if count == 288 {
      let token = found.instruments.first { $0.id == "17002NH5Z" }
      #expect(token?.tokenContract == "0xe48a3d7d0bc88d552f730b62c006bc925eadb9ee")
    }
  }
}

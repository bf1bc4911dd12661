import Collateral
import Feeds
import Money
import Reading
import Testing

/// Real files of the publishers, where they are at hand.
@Suite struct SampleFileTests {
  @Test(arguments: [
    ("C", 5), ("D", 15), ("E", 10), ("F", 5), ("H", 10), ("I", 2), ("J", 5), ("O", 15), ("R", 50),
    ("S", 25),
  ])
  func everyClassOfFIRDSIsReadWithoutAReject(letter: String, count: Int) throws {
    guard let path = sample("firds/FULINS_\(letter)_20250830_RECONSTRUCTED.xml") else { return }
    let found = try deliver(try ByteSource(path: path))
    for reject in found.rejects { Issue.record("\(reject)") }
    #expect(found.records.count == count)
    let header = try #require(found.headers.first)
    #expect(header.scope == "FULINS_\(letter)")
    #expect(header.source == "EU")
    #expect(header.asOf == day("2025-08-30"))
    #expect(found.venues.allSatisfy { $0.instrument.cfi?.category == Character(letter) })
    #expect(found.venues.allSatisfy { $0.instrument.validFrom.map { $0 <= header.asOf! } ?? false })
  }

  @Test func valuesOfARealBond() throws {
    guard let path = sample("firds/FULINS_D_20250830_RECONSTRUCTED.xml") else { return }
    let bond = try #require(try deliver(try ByteSource(path: path)).venues.first)
    #expect(bond.instrument.id == "XS2911096670")
    #expect(bond.instrument.issuer?.value == "222100ET1519GMWAGQ46")
    #expect(bond.instrument.couponRate?.description == "4.15")
    #expect(bond.instrument.couponType == .fixed)
    #expect(bond.instrument.maturityDate == day("2025-09-04"))
    #expect(bond.instrument.issueSize?.description == "220000000")
    #expect(bond.instrument.nominalPerUnit?.description == "200000")
    #expect(bond.instrument.seniority == .senior)
    #expect(bond.mic.value == "BTFE")
    #expect(bond.termination == day("2025-09-04"))
    #expect(bond.instrument.validFrom == day("2024-10-02"))
  }

  @Test func aRealDelta() throws {
    guard let path = sample("firds/DLTINS_20210118_TermntdRcrd_EZV1JDJ1R5Q9.xml") else { return }
    let found = try deliver(try ByteSource(path: path))
    #expect(found.rejects.isEmpty)
    let header = try #require(found.headers.first)
    #expect(header.feed == .firdsDelta)
    #expect(header.version == "auth.036.001.02")
    #expect(header.scope == "DLTINS")
    #expect(header.part == 1)
    #expect(header.asOf == day("2021-01-18"))
    let record = try #require(found.venues.first)
    #expect(found.venues.count == 1)
    #expect(record.status == .ended)
    #expect(record.instrument.id == "EZV1JDJ1R5Q9")
    #expect(record.mic.value == "EBSF")
    #expect(record.termination == day("2021-01-16"))
    #expect(record.instrument.expiryDate == day("2021-01-16"))
    #expect(record.publishedFrom == day("2021-01-03"))
  }

  @Test func valuesOfARealOption() throws {
    guard let path = sample("firds/FULINS_O_20250830_RECONSTRUCTED.xml") else { return }
    let option = try #require(try deliver(try ByteSource(path: path)).venues.first).instrument
    #expect(option.id == "DE000C772L13")
    #expect(option.underlying == "DE000C4F5E66")
    #expect(option.strike == "96.5 %")
    #expect(option.optionType == "call")
    #expect(option.exerciseStyle == "american")
    #expect(option.deliveryType == "physical")
    #expect(option.expiryDate == day("2025-09-15"))
  }

  @Test(arguments: [
    ("firds/DLTINS_20210117_TermntdRcrd_DE000A1R07V3_fragment.xml", "without its envelope"),
    ("firds/FULINS_E_20260815_RefData_NL00150001S5_fragment.xml", "without its envelope"),
    ("firds/solr_esma_registers_firds_files_select.xml", "listing of a register"),
    ("gleif/rr_record_097900BEJX0000001852.xml", "piece of a GLEIF file"),
    ("cdm/01-collateral-schedule-example-1.json", "JSON"),
  ])
  func otherFilesAreRefusedByName(path: String, words: String) throws {
    guard let path = sample(path) else { return }
    do {
      let feed = try FeedReader.recognize(try ByteSource(path: path))
      Issue.record("recognized as \(feed)")
    } catch {
      #expect(error.kind == .refused)
      #expect(error.message.contains(words), "\(error)")
    }
  }

  @Test func theWholeHistoryOfECBRates() throws {
    guard let path = sample("ecb_fx/eurofxref-hist.zip") else { return }
    let found = try deliver(try ByteSource(path: path))
    #expect(found.rejects.isEmpty)
    #expect(Set(found.rates.map(\.date)).count == 7126)
    #expect(found.headers.last?.asOf == day("2026-10-30"))
    #expect(found.rates.first?.rate.description == "1.1172")
    let rubles = found.rates.filter { $0.quote.code == "RUB" }.map(\.date).max()
    #expect(rubles == day("2022-03-01"))
  }

  @Test func theOtherFormsOfECBRates() throws {
    if let path = sample("ecb_fx/eurofxref.csv") {
      let found = try deliver(try ByteSource(path: path))
      #expect(found.rates.count == 29)
      #expect(found.rejects.isEmpty)
    }
    if let path = sample("ecb_fx/eurofxref-daily_20240628.xml") {
      let found = try deliver(try ByteSource(path: path))
      #expect(found.rates.count == 30)
      #expect(found.headers.last?.asOf == day("2024-06-28"))
    }
  }
}

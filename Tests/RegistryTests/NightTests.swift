import Collateral
import Feeds
import Foundation
import Loading
import Reading
import Registry
import Testing

/// A folder of files: what is taken from it, in which order, and one load at a time.
struct NightTests {
  private func folder() throws -> (desk: Desk, path: String) {
    let desk = try Desk()
    let path = desk.folder.appendingPathComponent("night").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    return (desk, path)
  }

  private func write(_ name: String, _ text: String, _ folder: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  @Test func filesComeInTheOrderInWhichTheyBuildOnEachOther() throws {
    let (desk, folder) = try folder()
    defer { withExtendedLifetime(desk) {} }
    let id = try isin(1, "FR")
    try write("a-prices.csv", "id,date,price,currency\n", folder)
    try write("b-pledges.csv", "pledge,agreement,instrument,quantity\n", folder)
    try write("c-next.xml", delta([], on: "2026-06-08"), folder)
    try write("d-second.xml", delta([], on: "2026-06-07", part: 2, of: 2), folder)
    try write("e-first.xml", delta([], on: "2026-06-07", part: 1, of: 2), folder)
    try write("f-full.xml", firds([bond(id, mic: "XPAR")]), folder)
    try write("g-taken-back.xml", cancellations([], on: "2026-06-07"), folder)
    try write("h-later-full.xml", firds([bond(id, mic: "XPAR")], on: "2026-06-13"), folder)
    try write("i-entities.csv", "lei,name\n", folder)
    try write("README.md", "notes", folder)
    try write(".hidden", "x", folder)
    try write("z-unknown.bin", "nothing\n", folder)
    try FileManager.default.createDirectory(
      atPath: "\(folder)/more", withIntermediateDirectories: false)
    let plan = try NightPlan([folder], day: nil)
    #expect(
      plan.files.map { $0.name.split(separator: "/").last.map(String.init) ?? "" } == [
        "i-entities.csv", "f-full.xml", "e-first.xml", "d-second.xml", "g-taken-back.xml",
        "c-next.xml", "h-later-full.xml", "a-prices.csv", "b-pledges.csv", "z-unknown.bin",
      ])
    #expect(plan.files.last?.failure?.kind == .refused)
    #expect(plan.others.map(\.reason) == ["no feed by its name"])
  }

  @Test func checksumsAreCompared() throws {
    let (desk, folder) = try folder()
    defer { withExtendedLifetime(desk) {} }
    let text = "lei,name\n"
    for name in ["good.csv", "bad.csv", "listed.csv"] { try write(name, text, folder) }
    let digest = try ByteSource.digest(ofFile: "\(folder)/good.csv", by: .md5)
    try write("good.csv.md5", "\(digest.uppercased())  good.csv\n", folder)
    try write("bad.csv.md5", String(repeating: "0", count: 32), folder)
    try write(
      "SHA256SUMS", "\(String(repeating: "1", count: 64)) *listed.csv\n", folder)
    let plan = try NightPlan([folder], day: nil)
    let failures = plan.files.map { ($0.name.hasSuffix("good.csv"), $0.failure?.description) }
    #expect(failures.filter { $0.0 }.allSatisfy { $0.1 == nil })
    let texts = failures.compactMap(\.1)
    #expect(texts.count == 2)
    #expect(texts.allSatisfy { $0.contains("is not what its publisher published") })
    #expect(texts.contains { $0.contains(digest) && $0.contains("bad.csv.md5 says 00000000") })
    #expect(plan.others.count == 3)
  }

  @Test func theListingOfARegisterTellsChecksums() throws {
    let (desk, folder) = try folder()
    defer { withExtendedLifetime(desk) {} }
    try write("FULINS_X.zip", "lei,name\n", folder)
    try write(
      "listing.xml",
      """
      <response><result name="response" numFound="1" start="0"><doc>
      <str name="checksum">\(String(repeating: "a", count: 32))</str>
      <str name="file_name">FULINS_X.zip</str></doc></result></response>
      """, folder)
    let plan = try NightPlan([folder], day: nil)
    #expect(plan.files.map { $0.failure?.kind } == [.refused])
    #expect(plan.others.map(\.reason) == ["checksums"])
  }

  @Test func aListIsReadByTheMappingThatFitsIt() throws {
    let (desk, folder) = try folder()
    defer { withExtendedLifetime(desk) {} }
    try write("list_20260601.csv", "ISIN,Cut\n\(try isin(1)),3\n", folder)
    try write(
      "ccp.mapping.yaml",
      "title: CCP\ncolumns: {id: ISIN, haircut: Cut}\nunit: percent\nmeasure: ccp-haircut\n", folder
    )
    let plan = try NightPlan([folder], day: nil)
    #expect(plan.files.map(\.feed) == [.mapped])
    #expect(plan.files.first?.mapping?.title == "CCP")
    #expect(plan.files.first?.day == (try CalendarDate("2026-06-01")))
    #expect(plan.others.map(\.reason) == ["mapping"])
  }

  @Test func oneLoadAtATime() throws {
    let desk = try Desk()
    let first = try LoadLock(registry: desk.registry, waitingFor: 0)
    do {
      _ = try LoadLock(registry: desk.registry, waitingFor: 0)
      Issue.record("two loads hold the registry")
    } catch {
      #expect(error.kind == .unavailable)
      #expect(error.description.contains("process \(ProcessInfo.processInfo.processIdentifier)"))
      #expect(error.description.contains("--wait"))
    }
    var told: [String] = []
    #expect(throws: LoadError.self) {
      try LoadLock(registry: desk.registry, waitingFor: 1) { told.append($0) }
    }
    #expect(told.count == 1)
    first.release()
    let second = try LoadLock(registry: desk.registry, waitingFor: 0)
    second.release()
    #expect(try desk.traces().isEmpty)
  }

  @Test func aCopyHoldsEverything() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name\nA,other,Alpha\n")
    let copy = desk.folder.appendingPathComponent("copy").path
    try RegistryCopy.write(desk.registry, to: copy)
    let registry = try Registry(readingAt: copy)
    #expect(try registry.verify().isEmpty)
    #expect(try registry.loads().count == 1)
    #expect(throws: RegistryError.self) {
      try RegistryCopy.write(desk.folder.appendingPathComponent("none").path, to: copy)
    }
  }
}

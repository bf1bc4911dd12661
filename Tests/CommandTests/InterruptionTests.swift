import Testing

/// A load that is interrupted leaves the registry as it was before.
struct InterruptionTests {
  @Test(arguments: ["INT", "TERM", "KILL"])
  func interruptedWhileReading(_ signal: String) throws {
    let desk = try Desk()
    #expect(try desk.run("collateral import reference-data/samples/fx.csv").status == 0)
    let before = try desk.run("collateral loads --format csv").output
    let sums = try desk.run("cksum < $T/collateral.sqlite").output
    // The rest of the file comes late: the load is caught in the middle of it.
    let stopped = try desk.run(
      """
      { head -c 3000 reference-data/samples/prices.csv; sleep 0.8; } |
        timeout -s \(signal) 0.4 collateral import --feed prices - > $T/printed
      """)
    #expect(stopped.status == (signal == "KILL" ? 137 : 124))
    #expect(try desk.run("cat $T/printed").output.isEmpty)
    let after = try desk.run("collateral loads --format csv")
    #expect(after == Desk.Outcome(output: before, errors: "", status: 0))
    #expect(try desk.run("cksum < $T/collateral.sqlite").output == sums)
    #expect(try desk.run("ls -A $TMPDIR").output.isEmpty)
    #expect(try desk.run("collateral import reference-data/samples/prices.csv").status == 0)
  }

  @Test func killedAtAnyMoment() throws {
    let desk = try Desk()
    #expect(try desk.run("collateral import reference-data/samples/fx.csv").status == 0)
    _ = try desk.run(
      """
      { echo id,date,price,currency
        seq -f 'X%06g,2026-11-20,98.5,USD' 1 20000; } > $T/prices.csv
      """)
    for step in 0..<8 {
      let delay = "0.\(step * 4 + 10)"
      _ = try desk.run("timeout -s KILL \(delay) collateral import --quiet $T/prices.csv")
      let loads = try desk.run("collateral loads --format csv")
      #expect(loads.status == 0)
      let rows = try #require(CSV.rows(loads.output))
      // All of it, or nothing: the header, the first load, and perhaps the second.
      #expect((2...3).contains(rows.count))
      if rows.count == 3 { #expect(rows[2][4] == "20000") }
    }
    #expect(try desk.run("collateral import $T/prices.csv").status == 0)
  }
}

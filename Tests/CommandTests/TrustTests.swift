import Testing

/// What happens to a registry when the machine fails, and when others use it.
struct TrustTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    #expect(try desk.run("collateral import reference-data/samples/fx.csv").status == 0)
    _ = try desk.run(
      """
      { echo id,id_type,name
        seq -f 'X%06g,other,An instrument with a name that takes some room' 1 20000; } > $T/many.csv
      """)
    return desk
  }

  /// No file may grow beyond a bound: what a full disk does to a load, wherever it writes.
  @Test(arguments: [1, 40, 200, 800, 2000])
  func aFullDiskLosesNothing(kibibytes: Int) throws {
    let desk = try desk()
    let sums = try desk.run("cksum < $T/collateral.sqlite").output
    let loads = try desk.run("collateral loads --format csv").output
    let full = try desk.run(
      "(trap '' XFSZ; ulimit -f \(kibibytes); collateral import --quiet $T/many.csv)")
    if full.status == 0 {
      #expect(try desk.run("collateral verify --format csv").status == 0)
      return
    }
    #expect(full.status == 74, "\(full.errors)")
    #expect(!full.errors.isEmpty)
    #expect(try desk.run("collateral loads --format csv").output == loads)
    #expect(try desk.run("collateral verify --format csv").status == 0)
    #expect(try desk.run("cksum < $T/collateral.sqlite").output == sums)
    #expect(try desk.run("collateral import --quiet $T/many.csv").status == 0)
  }

  @Test func aReadOnlyFileSystemIsNamed() throws {
    let desk = try desk()
    let outcome = try desk.run(
      """
      mkdir $T/disk && unshare -m bash -c '
        mount -t tmpfs none $T/disk && cp $T/collateral.sqlite $T/disk/ && mount -o remount,ro $T/disk || exit 99
        collateral import --quiet --registry $T/disk/collateral.sqlite $T/many.csv; echo "status $?"
        collateral loads --format csv --registry $T/disk/collateral.sqlite | wc -l'
      """)
    guard outcome.output.contains("status") else {
      print(
        "note: this machine lets nobody mount a file system; the test of a read-only one is skipped"
      )
      return
    }
    #expect(outcome.output == "status 74\n2\n", "\(outcome.output) \(outcome.errors)")
    #expect(outcome.errors.contains("collateral.sqlite"))
  }

  @Test func loadsAndReadersDoNotDisturbEachOther() throws {
    let desk = try desk()
    let outcome = try desk.run(
      """
      for round in 1 2 3; do
        sed "s/name/name $round/" $T/many.csv > $T/many$round.csv
        sed -i '1s/.*/id,id_type,name/' $T/many$round.csv
      done
      ( for round in 1 2 3; do collateral import --quiet $T/many$round.csv > /dev/null || echo "load failed: $?"; done ) &
      load=$!
      while kill -0 $load 2> /dev/null; do
        collateral loads --format csv > $T/seen || echo "reader failed: $?"
        collateral search 'X000001' --format csv > /dev/null || echo "search failed: $?"
      done
      wait $load
      collateral loads --format csv | wc -l
      """)
    #expect(outcome.output == "5\n", "\(outcome.output) \(outcome.errors)")
  }

  @Test func oneLoadWaitsForAnother() throws {
    let desk = try desk()
    let outcome = try desk.run(
      """
      { cat $T/many.csv; sleep 2; } | collateral import --quiet --feed instruments - > /dev/null &
      sleep 0.7
      collateral import --quiet reference-data/samples/prices.csv > /dev/null; echo "status $?"
      collateral import --quiet --wait 30 reference-data/samples/prices.csv > /dev/null; echo "status $?"
      wait
      """)
    #expect(outcome.output.contains("status 69\n"))
    #expect(outcome.output.hasSuffix("status 0\n"))
    #expect(outcome.errors.contains("another load holds the registry: process "))
  }

  @Test func aTrialOfAFolderSaysWhatTheLoadDoes() throws {
    let desk = try desk()
    func lines(_ output: String) -> [String] {
      output.split(separator: "\n").dropLast().map { line in
        line.replacing("not loaded (dry run)", with: "load").split(separator: ":").enumerated()
          .map { $0.offset == 1 ? String($0.element.prefix { $0 != "," }) : String($0.element) }
          .joined(separator: ":")
      }
    }
    let sums = try desk.run("cksum < $T/collateral.sqlite").output
    let trial = try desk.run("collateral import --dry-run reference-data/samples")
    #expect(try desk.run("cksum < $T/collateral.sqlite").output == sums)
    #expect(try desk.run("ls -A $TMPDIR").output.isEmpty)
    let real = try desk.run("collateral import reference-data/samples")
    #expect(trial.status == real.status)
    #expect(lines(trial.output) == lines(real.output))
    #expect(lines(real.output).count > 10)
  }
}

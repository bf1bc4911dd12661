import Collateral
import Feeds
import Foundation
import Reading
import Testing

/// Feeds made of damaged ones: never a crash, never a hang; records and rejects, or a refusal that says what to do.
///
/// A few seconds by default; COLLATERAL_LONG=1 makes it five minutes. What once broke is kept in ``corpus`` and tried
/// always. A failure prints the seed and the round that made it.
struct FuzzTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["COLLATERAL_LONG"] == nil ? 8 : 300

  /// Inputs that once broke a reader, with the feed as which they were read.
  private static let corpus: [(feed: FeedName, text: String)] = [
    // A file that ends inside a quoted field of a table whose rows may be longer than the header.
    (.eurexProducts, "PRODUCT_ID;PRODUCT_TYPE;PRODUCT_NAME;CURRENCY;\n\"A;F"),
    // Half a UTF-16 unit after a whole header.
    (.digitalTokens, "[{\"header\":{\"dti\":\"\\ud83d\"}}]"),
  ]

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
  }

  private static let words = [
    "", "0", "-1", "99999999999999999999999999", "0.00000000000000001", "1e9", "9999-12-31",
    "0000-00-00",
    "NULL", "<locked>", "\"", "\"\"", "'", "<", "</", "/>", "&amp;", "&#0;", "]]>", "<!--", "{",
    "}", "[",
    ",", ";", "\t", "\n", "\r\n", "\u{0}", "\u{FEFF}", "\u{202E}", "é", "true", "\\u0000",
    "\\ud800",
    "NOISINFOUND9", "US0378331005",
  ].map { Array($0.utf8) }

  private func mutated(_ seed: [UInt8], _ others: [[UInt8]], _ random: inout Numbers) -> [UInt8] {
    var bytes = seed
    for _ in 0..<1 + random.below(4) {
      let at = random.below(bytes.count + 1)
      switch random.below(8) {
      case 0: if !bytes.isEmpty { bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8)) }
      case 1: if !bytes.isEmpty { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      case 2: bytes.removeSubrange(at...)
      case 3:
        let end = min(bytes.count, at + random.below(200))
        bytes.removeSubrange(at..<end)
      case 4:
        let end = min(bytes.count, at + random.below(400))
        bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 5:
        let other = others[random.below(others.count)]
        if !other.isEmpty {
          let from = random.below(other.count)
          bytes.insert(contentsOf: other[from..<min(other.count, from + random.below(300))], at: at)
        }
      default: bytes.insert(contentsOf: Self.words[random.below(Self.words.count)], at: at)
      }
      if bytes.isEmpty { break }
    }
    return bytes
  }

  /// What a reader makes of bytes: its counts, or that it refuses them.
  private func outcome(_ bytes: [UInt8], as feed: FeedName?, blockSize: Int) -> String {
    var (records, rejects, last) = (0, 0, 0)
    do {
      let source = ByteSource(bytes: bytes, name: "20260930-fuzz", blockSize: blockSize)
      let feed = try feed ?? FeedReader.recognize(source)
      let mapping = try ListMappingReader.read(
        "title: A\ncolumns: {id: ISIN, haircut: Haircut}\nunit: percent\nmeasure: ccp-haircut\n",
        file: "m.yaml")
      try FeedReader.read(
        source, as: feed, mapping: mapping, header: { _ in },
        record: { _, position in
          records += 1
          if position.record < last { Issue.record("records go backward") }
          last = position.record
        },
        reject: { reject in
          rejects += 1
          if reject.message.isEmpty || reject.remedy.isEmpty {
            Issue.record("a reject says nothing")
          }
        })
      return "\(feed.rawValue): \(records) records, \(rejects) rejects"
    } catch let error as ReadingError {
      if error.message.isEmpty || error.remedy.isEmpty || error.kind != .refused {
        Issue.record("a refusal says nothing: \(error)")
      }
      // Which of several faults comes first depends on where a block ends.
      return "refused"
    } catch {
      Issue.record("something else was thrown: \(error)")
      return "\(error)"
    }
  }

  private func seeds() -> [[UInt8]] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    var seeds: [[UInt8]] = []
    for folder in [
      root.appendingPathComponent("reference-data/samples"),
      root.appendingPathComponent("reference-data/samples/second-day"),
    ]
      + ["firds", "gleif", "cme", "dti", "ecb_fx", "eurex", "fedinvest"].map({
        root.deletingLastPathComponent().appendingPathComponent("shared/samples/\($0)")
      })
    {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in names.sorted() {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
          continue
        }
        // The beginning of a large file tells as much as the whole.
        seeds.append(
          Array(data.prefix(name.hasSuffix("z") || name.hasSuffix("zip") ? 100_000 : 6_000)))
      }
    }
    return seeds
  }

  @Test func damagedFilesNeverBreakAReader() {
    let seeds = seeds()
    #expect(!seeds.isEmpty)
    let seed = UInt64(truncatingIfNeeded: 20_261_125)
    var random = Numbers(state: seed)
    let end = ContinuousClock.now + .seconds(Self.seconds)
    var rounds = 0
    var reached: Set<String> = []
    while ContinuousClock.now < end {
      let bytes = mutated(seeds[rounds % seeds.count], seeds, &random)
      let first = outcome(bytes, as: nil, blockSize: 1 << 16)
      // The same bytes in other blocks say the same.
      let second = outcome(bytes, as: nil, blockSize: 1 + random.below(100))
      if first != second { Issue.record("seed \(seed), round \(rounds): \(first) / \(second)") }
      reached.insert(String(first.prefix { $0 != ":" }))
      rounds += 1
    }
    #expect(reached.contains("refused"))
    #expect(reached.count > 5)
    print("fuzzed \(rounds) files, reached \(reached.count - 1) feeds")
  }

  @Test func damagedTextNeverBreaksAFeedThatIsNamed() {
    let seeds = seeds()
    var random = Numbers(state: 7)
    for feed in FeedName.allCases {
      for _ in 0..<20 {
        let bytes = mutated(seeds[random.below(seeds.count)], seeds, &random)
        let first = outcome(bytes, as: feed, blockSize: 4096)
        #expect(first == outcome(bytes, as: feed, blockSize: 1 + random.below(50)))
      }
    }
  }

  @Test func whatOnceBrokeDoesNotBreakAgain() {
    for item in Self.corpus {
      let outcome = outcome(Array(item.text.utf8), as: item.feed, blockSize: 7)
      #expect(!outcome.isEmpty)
    }
  }

  @Test func damagedMappingsAreRefused() {
    let text = mappingOfEveryOption
    var random = Numbers(state: 3)
    for _ in 0..<400 {
      let bytes = mutated(Array(text.utf8), [Array(text.utf8)], &random)
      do {
        _ = try ListMappingReader.read(String(decoding: bytes, as: UTF8.self), file: "m.yaml")
      } catch {
        #expect(!error.message.isEmpty && !error.remedy.isEmpty && error.kind == .refused)
      }
    }
  }
}

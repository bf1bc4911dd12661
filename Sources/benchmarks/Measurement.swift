import Foundation

/// Wall time, processor time and memory of one piece of work.
struct Measurement: CustomStringConvertible {
  /// The heads of the columns that ``description`` has.
  static let header =
    "load           records       bytes   wall s    CPU s  records/CPU s  peak MiB"

  private let name: String
  private let records: Int
  private let bytes: Int
  private let startedAt = ContinuousClock.now
  private let processorAtStart: Double
  private let children: Bool
  private var wall = 0.0
  private var processor = 0.0

  /// Begins to measure, this process or those that it waits for.
  init(name: String, records: Int, bytes: Int, children: Bool = false) {
    self.name = name
    self.records = records
    self.bytes = bytes
    self.children = children
    processorAtStart = Self.processorSeconds(children: children)
  }

  /// Ends the measurement.
  mutating func stop() {
    let elapsed = ContinuousClock.now - startedAt
    wall = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    processor = Self.processorSeconds(children: children) - processorAtStart
  }

  /// Does one piece of work and prints what it took.
  static func printing<Result>(
    _ name: String, records: Int, bytes: Int, _ body: () throws -> Result
  ) rethrows -> Result {
    var measurement = Measurement(name: name, records: records, bytes: bytes)
    let result = try body()
    measurement.stop()
    print(measurement)
    return result
  }

  /// A row under ``header``.
  var description: String {
    let peak = children ? Self.peakOfChildren : Self.peakMebibytes
    return String(
      format: "%@ %9d %11d %8.2f %8.2f %14.0f %9d",
      name.padding(toLength: 12, withPad: " ", startingAt: 0), records, bytes, wall, processor,
      processor > 0 ? Double(records) / processor : 0, peak)
  }

  /// Largest resident memory of this process so far, in mebibytes.
  static var peakMebibytes: Int { usage(RUSAGE_SELF.rawValue).ru_maxrss / 1024 }

  /// Largest resident memory of a process that this one waited for, in mebibytes.
  static var peakOfChildren: Int { usage(RUSAGE_CHILDREN.rawValue).ru_maxrss / 1024 }

  /// Size of a file in bytes.
  static func size(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }

  /// User and system time, in seconds.
  private static func processorSeconds(children: Bool) -> Double {
    let usage = usage((children ? RUSAGE_CHILDREN : RUSAGE_SELF).rawValue)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func usage(_ who: __rusage_who_t) -> rusage {
    var usage = rusage()
    getrusage(who, &usage)
    return usage
  }
}

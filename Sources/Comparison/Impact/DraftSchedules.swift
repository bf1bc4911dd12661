public import Schedules

/// The schedules with drafts in their places: which files they replace, and whose they are.
public struct DraftSchedules: Sendable {
  /// Files that a person handed over together: one file, or a folder that stands for a whole regime.
  public struct Draft: Sendable {
    /// The files; their paths are those that the person knows.
    public var files: [ScheduleFile]
    /// Whether they are all that the regime consists of.
    public var isWhole: Bool

    /// One file, or a whole regime.
    public init(_ files: [ScheduleFile], isWhole: Bool = false) {
      self.files = files
      self.isWhole = isWhole
    }
  }

  /// All files of the draft law.
  public private(set) var files: [ScheduleFile]
  /// The regimes and compositions that were drafted, in the order handed over.
  public private(set) var regimes: [String] = []
  /// Path within the law → path that the person knows.
  private var places: [String: String] = [:]

  /// Puts drafts in their places.
  ///
  /// A file replaces that of the same regime and topic; a folder replaces its regime as a whole.
  /// - Throws: ``DraftError`` where a file says neither what it is, or its place is taken or not clear.
  public init(current: [ScheduleFile], drafts: [Draft]) throws(DraftError) {
    files = current
    for draft in drafts {
      var headings: [(file: ScheduleFile, heading: ScheduleHeading)] = []
      for file in draft.files { headings.append((file, try Self.heading(file))) }
      if draft.isWhole { try clear(headings) }
      for (file, heading) in headings { try place(file, heading, isWhole: draft.isWhole) }
    }
  }

  /// A problem, named by the file that the person knows.
  public func located(_ problem: ScheduleProblem) -> ScheduleProblem {
    var problem = problem
    problem.location.file = places[problem.location.file] ?? problem.location.file
    return problem
  }

  /// Whether a file of the draft law is a draft.
  public func isDrafted(_ path: String) -> Bool { places[path] != nil }

  private static func heading(_ file: ScheduleFile) throws(DraftError) -> ScheduleHeading {
    do {
      return try ScheduleHeading(file)
    } catch {
      throw DraftError(error.location.description, error.message, remedy: error.remedy)
    }
  }

  /// Takes the files of a whole regime out, so that nothing of the old one stays behind.
  private mutating func clear(
    _ drafts: [(file: ScheduleFile, heading: ScheduleHeading)]
  ) throws(DraftError) {
    let own = drafts.filter { $0.heading.topic != ScheduleHeading.composition }
    guard let first = own.first else { return }
    if let other = own.first(where: { $0.heading.regime != first.heading.regime }) {
      throw DraftError(
        "\(other.file.path):1",
        "the file says regime `\(other.heading.regime)`, and \(first.file.path) says `\(first.heading.regime)`",
        remedy: "a folder holds one regime: mend `regime`, or hand the files over one by one")
    }
    files.removeAll { $0.path.hasPrefix("schedules/\(first.heading.regime)/") }
  }

  private mutating func place(
    _ file: ScheduleFile, _ heading: ScheduleHeading, isWhole: Bool
  ) throws(DraftError) {
    let target = try target(file, heading, isWhole: isWhole)
    if let earlier = places[target] {
      throw DraftError(
        "\(file.path):1",
        "takes the same place as \(earlier): \(heading.topic) of \(heading.regime)",
        remedy: "hand over one of them")
    }
    places[target] = file.path
    if !regimes.contains(heading.regime) { regimes.append(heading.regime) }
    let replacement = ScheduleFile(path: target, text: file.text)
    if let index = files.firstIndex(where: { $0.path == target }) {
      files[index] = replacement
    } else {
      files.append(replacement)
    }
  }

  /// The path within the law that a draft takes.
  private func target(
    _ file: ScheduleFile, _ heading: ScheduleHeading, isWhole: Bool
  ) throws(DraftError) -> String {
    if heading.topic == ScheduleHeading.composition {
      return "schedules/harmonized/\(heading.regime).yaml"
    }
    let folder = "schedules/\(heading.regime)"
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    if isWhole { return "\(folder)/\(name)" }
    let same = files.filter { other in
      guard other.path.hasPrefix("\(folder)/"), places[other.path] == nil else { return false }
      return (try? ScheduleHeading(other))?.topic == heading.topic
    }
    if same.count <= 1 { return same.first?.path ?? "\(folder)/\(heading.topic).yaml" }
    if let named = same.first(where: { $0.path == "\(folder)/\(name)" }) { return named.path }
    throw DraftError(
      "\(file.path):1", "\(heading.regime) has \(same.count) files on \(heading.topic)",
      remedy:
        "give the draft the name of the one that it replaces: \(same.map(\.path).joined(separator: ", "))"
    )
  }
}

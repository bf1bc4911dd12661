/// A story: commands and what they are to print, in a plain file.
///
///     # What this shows.
///     $ collateral loads
///     standard output
///     ! standard error
///     ? 69
///
/// Lines that begin with `> ` continue a command; the status is left out where it is zero. Blocks are parted by an empty line.
/// A printed line that could be taken for something else stands behind a backslash.
struct Transcript: Equatable {
  /// One command.
  struct Step: Equatable {
    var comment: [String] = []
    var command: String
    var outcome = Desk.Outcome(output: "", errors: "", status: 0)
  }

  var steps: [Step] = []

  private static let markers: [Character] = ["$", ">", "!", "?", "#"]
  private static let unfinished = "\\(no newline)"

  init(steps: [Step]) {
    self.steps = steps
  }

  /// Reads a story.
  init(_ text: String) {
    var comment: [String] = []
    var blanks = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        blanks += 1
        continue
      }
      let rest = String(line.dropFirst(2))
      if line.hasPrefix("# ") {
        comment.append(rest)
      } else if line.hasPrefix("$ ") {
        steps.append(Step(comment: comment, command: rest))
        comment = []
      } else if let last = steps.indices.last {
        if line.hasPrefix("> ") {
          steps[last].command += "\n" + rest
        } else if line.hasPrefix("! ") {
          Self.append(rest, to: &steps[last].outcome.errors)
        } else if line.hasPrefix("? ") {
          steps[last].outcome.status = Int32(rest) ?? -1
        } else {
          for _ in 0..<blanks { steps[last].outcome.output += "\n" }
          Self.append(String(line), to: &steps[last].outcome.output)
        }
      }
      blanks = 0
    }
  }

  /// The story as its file holds it.
  var text: String {
    var blocks: [String] = []
    for step in steps {
      var lines = step.comment.map { "# \($0)" }
      let command = step.command.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in command.enumerated() { lines.append((index == 0 ? "$ " : "> ") + line) }
      lines += Self.lines(step.outcome.output)
      // An empty line would look like the end of the block.
      if lines.last == "" { lines[lines.count - 1] = "\\" }
      lines += Self.lines(step.outcome.errors).map { "! \($0)" }
      if step.outcome.status != 0 { lines.append("? \(step.outcome.status)") }
      blocks.append(lines.joined(separator: "\n") + "\n")
    }
    return blocks.joined(separator: "\n")
  }

  private static func append(_ line: String, to text: inout String) {
    if line == unfinished {
      if text.hasSuffix("\n") { text.removeLast() }
      return
    }
    text += (line.hasPrefix("\\") ? String(line.dropFirst()) : line) + "\n"
  }

  private static func escaped(_ line: String) -> String {
    guard let first = line.first else { return line }
    let isMarker = first == "\\" || markers.contains(first) && line.dropFirst().first == " "
    return isMarker ? "\\" + line : line
  }

  private static func lines(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isFinished = lines.last == ""
    if isFinished { lines.removeLast() }
    return lines.map { escaped(String($0)) } + (isFinished ? [] : [unfinished])
  }
}

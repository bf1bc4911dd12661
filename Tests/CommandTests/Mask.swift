/// Puts fixed text in the place of what differs from run to run, and of nothing else.
///
/// | what | becomes |
/// |---|---|
/// | the story's folder | `$T` |
/// | an instant | `0000-00-00T00:00:00.000Z` |
/// | a duration, before the instant of a load | `0` |
/// | how long a night took | `0.0` |
/// | a SHA-256 | 64 times `0` |
/// | the version of the program | `0.0.0` |
struct Mask {
  /// The story's folder.
  let folder: String
  /// What `collateral --version` prints.
  let version: String

  /// The text with the substitutions.
  func apply(_ text: String) -> String {
    var text = text.replacing(folder, with: "$T")
    text.replace(/"duration_ms" ?: ?\d+/, with: "\"duration_ms\": 0")
    let instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
    // A duration takes the place of its column, whatever its length.
    text.replace(/(?<pad> +)(?<duration>\d+)(?<gap>  )(?=\d{4}-\d\d-\d\dT\d\d:)/) { match in
      String(repeating: " ", count: match.pad.count + match.duration.count - 1) + "0" + match.gap
    }
    text.replace(/,\d+,(?=\d{4}-\d\d-\d\dT\d\d:)/, with: ",0,")
    text.replace(/\ rejected, in \d+\.\d s/, with: " rejected, in 0.0 s")
    text.replace(/"durationMs" : \d+/, with: "\"durationMs\" : 0")
    text.replace(instant, with: "0000-00-00T00:00:00.000Z")
    text.replace(/\b[0-9a-f]{64}\b/, with: String(repeating: "0", count: 64))
    guard !version.isEmpty else { return text }
    text.replace(version, with: "0.0.0")
    return text
  }
}

import Collateral
import Schedules

/// Numbers for what pledges are grouped by, and the words for them.
struct LimitCodes {
  private var codes: [String: Int32] = [:]
  private var words: [String] = []

  /// The number of a thing; the same for the same text.
  mutating func code(_ text: String) -> Int32 {
    if let known = codes[text] { return known }
    let code = Int32(words.count)
    codes[text] = code
    words.append(text)
    return code
  }

  /// The text of a number.
  subscript(code: Int32) -> String? {
    code >= 0 && code < Int32(words.count) ? words[Int(code)] : nil
  }
}

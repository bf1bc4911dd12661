import Reading

/// Tells JSON feeds by their first keys.
enum JSONRecognition {
  /// The feed; nil where it is none.
  static func recognize(_ beginning: [UInt8]) -> FeedName? {
    let text = String(decoding: beginning, as: UTF8.self).lowercased()
    // Quoted keys, compared without their blanks and underscores.
    let plain = text.filter { !" \n\r\t_".contains($0) }
    let isToken = plain.contains("\"header\":{") && plain.contains("\"dti\":\"")
    return isToken ? .digitalTokens : nil
  }
}

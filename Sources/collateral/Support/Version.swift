/// The version of the program; every load records it.
enum Version {
  static let text = "0.1.0"
}

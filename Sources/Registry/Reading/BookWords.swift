/// The words of a vocabulary, found by their bytes without making a `String`.
struct BookWords<Word: RawRepresentable<String> & CaseIterable & Sendable>: Sendable {
  private static var placeCount: Int { 128 }

  private let texts: [[UInt8]]
  private let keys: [BookKey]
  private let words: [Word]
  /// For each place one more than the index of a word; zero where there is none.
  private let places: [UInt8]

  /// All words of a vocabulary of at most a hundred.
  init() {
    words = Array(Word.allCases)
    texts = words.map { Array($0.rawValue.utf8) }
    keys = words.map { BookKey($0.rawValue) }
    var places = [UInt8](repeating: 0, count: Self.placeCount)
    for (index, key) in keys.enumerated() {
      var place = Self.place(key)
      while places[place] != 0 { place = (place + 1) % Self.placeCount }
      places[place] = UInt8(index + 1)
    }
    self.places = places
  }

  /// The word; nil if it is none of the vocabulary.
  func word(_ bytes: UnsafeRawBufferPointer) -> Word? {
    let key = BookKey(bytes)
    var place = Self.place(key)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if keys[index].matches(key), key.isWhole || texts[index].elementsEqual(bytes) {
        return words[index]
      }
      place = (place + 1) % Self.placeCount
    }
    return nil
  }

  private static func place(_ key: BookKey) -> Int {
    let mixed = (key.high ^ key.low &* 31 &+ UInt64(key.count.magnitude)) &* 0x9E37_79B9_7F4A_7C15
    return Int(mixed >> 57)
  }
}

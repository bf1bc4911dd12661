/// Gives every word a number, the same each time: countries, currencies, issuers, instruments.
final class WordNumbers {
  private var numbers: [String: Int64] = [:]

  func number(of word: String) -> Int64 {
    if let number = numbers[word] { return number }
    let number = Int64(numbers.count)
    numbers[word] = number
    return number
  }
}

import Collateral
import Testing

/// The order of precedence, and what the readers of books tell sources apart by.
struct InstrumentSourceTests {
  @Test func theDeskHasTheFirstWord() {
    let names = InstrumentSource.allCases.map(\.rawValue)
    #expect(names == names.sorted())
    #expect(InstrumentSource.allCases.first == .desk)
  }

  @Test func theLastLettersDiffer() {
    let letters = InstrumentSource.allCases.compactMap(\.rawValue.last)
    #expect(Set(letters).count == InstrumentSource.allCases.count)
  }
}

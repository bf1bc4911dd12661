public import Collateral
import Money
import Parallel

/// Values many pledges over all cores, agreement by agreement; the result does not depend on how the work was spread.
public struct BookValuer: Sendable {
  /// Rows, limits and sums of a book.
  public struct Result<Chunk: Sendable>: Sendable {
    /// What `render` made of the rows, in input order.
    public var chunks: [Chunk]
    /// Sums, in the order in which agreements and regimes first appear.
    public var totals: [AgreementTotal]
    /// Every group of every limit, in the same order.
    public var limits: [LimitReport]
  }

  /// The pledges of one agreement, by their places in the book.
  private struct Posted {
    let agreement: Agreement
    var places: [Int] = []
  }

  /// What one agreement comes to: regime by regime, the rows of its pledges.
  private struct Valued {
    var regimes: [AgreementValue] = []
    var totals: [AgreementTotal] = []
  }

  private static let chunkSize = 4096
  private static let agreementsAtOnce = 16

  private let valuer: Valuer
  private let agreements: [String: Agreement]
  private let regimes: [String]?

  /// A book of agreements.
  ///
  /// - Parameter regimes: stand in for the agreements' own, where given.
  public init(valuer: Valuer, agreements: [String: Agreement], regimes: [String]? = nil) {
    self.valuer = valuer
    self.agreements = agreements
    self.regimes = regimes
  }

  /// Values pledges, all limits applied; those of agreements that the book does not know are left out.
  ///
  /// - Parameter render: turns consecutive rows into whatever is wanted; called from several threads.
  /// - Throws: ``ValuationError`` of the first agreement, in order of appearance, whose amounts do not fit.
  public func value<Chunk: Sendable>(
    _ pledges: some RandomAccessCollection<Pledge>,
    render: @escaping @Sendable ([PledgeValue]) -> Chunk
  ) throws(ValuationError) -> Result<Chunk> {
    let pledges = Array(pledges)
    let book = posted(pledges)
    let valued = try book.chunks(of: Self.agreementsAtOnce)
      .parallelMap { part throws(ValuationError) in
        var found: [Valued] = []
        for posted in part { found.append(try value(posted, pledges)) }
        return found
      }.flatMap(\.self)
    // Where the rows of each pledge are.
    var owner = Array(repeating: -1, count: pledges.count)
    var row = owner
    for (index, posted) in book.enumerated() {
      for (position, place) in posted.places.enumerated() {
        owner[place] = index
        row[place] = position
      }
    }
    let (owners, rows) = (owner, row)
    let chunks = Array(pledges.indices).chunks(of: Self.chunkSize).parallelMap { places in
      render(
        places.flatMap { place in
          owners[place] < 0
            ? [] : valued[owners[place]].regimes.map { $0.rows[rows[place]] }
        })
    }
    return Result(
      chunks: chunks, totals: valued.flatMap(\.totals),
      limits: valued.flatMap { $0.regimes.flatMap(\.limits) })
  }

  /// The agreements in the order of their first pledge.
  private func posted(_ pledges: [Pledge]) -> [Posted] {
    var book: [Posted] = []
    var positions: [String: Int] = [:]
    for (place, pledge) in pledges.enumerated() {
      if let position = positions[pledge.agreement] {
        book[position].places.append(place)
      } else if let agreement = agreements[pledge.agreement] {
        positions[pledge.agreement] = book.count
        book.append(Posted(agreement: agreement, places: [place]))
      }
    }
    return book
  }

  private func value(_ posted: Posted, _ pledges: [Pledge]) throws(ValuationError) -> Valued {
    let own = posted.places.map { pledges[$0] }
    var valued = Valued()
    for regime in regimes ?? posted.agreement.regimes {
      let value = try valuer.value(own, under: posted.agreement, regime: regime)
      var total = AgreementTotal(
        agreement: posted.agreement.id, regime: regime,
        baseCurrency: posted.agreement.baseCurrency)
      for row in value.rows {
        do throws(NumberError) { try total.add(row) } catch {
          throw .amount(pledge: row.pledge, error)
        }
      }
      valued.regimes.append(value)
      valued.totals.append(total)
    }
    return valued
  }
}

public import Collateral
import Money
import Parallel

/// Values many pledges over all cores; the result does not depend on how the work was spread.
public struct BookValuer: Sendable {
  /// Rows and sums of a book.
  public struct Result<Chunk: Sendable>: Sendable {
    /// What `render` made of the rows, in input order.
    public var chunks: [Chunk]
    /// Sums, in the order in which agreements and regimes first appear.
    public var totals: [AgreementTotal]
  }

  private struct TotalKey: Hashable {
    var agreement: String
    var regime: String
  }

  private static let chunkSize = 4096

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

  /// Values pledges; those of agreements that the book does not know are left out.
  ///
  /// - Parameter render: turns consecutive rows into whatever is wanted; called from several threads.
  /// - Throws: ``ValuationError`` of the first pledge, in input order, whose amounts do not fit.
  public func value<Pledges: RandomAccessCollection<Pledge>, Chunk: Sendable>(
    _ pledges: Pledges, render: @escaping @Sendable ([PledgeValue]) -> Chunk
  ) throws(ValuationError) -> Result<Chunk> where Pledges.SubSequence: Sendable {
    let parts = try pledges.chunks(of: Self.chunkSize).parallelMap { slice throws(ValuationError) in
      let (rows, totals) = try value(slice)
      return (chunk: render(rows), totals: totals)
    }
    var result = Result<Chunk>(chunks: [], totals: [])
    var positions: [TotalKey: Int] = [:]
    for (chunk, totals) in parts {
      result.chunks.append(chunk)
      for total in totals {
        let key = TotalKey(agreement: total.agreement, regime: total.regime)
        if let position = positions[key] {
          do throws(NumberError) {
            try result.totals[position].add(total)
          } catch {
            throw .amount(pledge: "total of agreement \(total.agreement)", error)
          }
        } else {
          positions[key] = result.totals.count
          result.totals.append(total)
        }
      }
    }
    return result
  }

  private func value(
    _ pledges: some RandomAccessCollection<Pledge>
  ) throws(ValuationError) -> ([PledgeValue], [AgreementTotal]) {
    var rows: [PledgeValue] = []
    rows.reserveCapacity(pledges.count)
    var totals: [AgreementTotal] = []
    var positions: [TotalKey: Int] = [:]
    for pledge in pledges {
      guard let agreement = agreements[pledge.agreement] else { continue }
      for regime in regimes ?? agreement.regimes {
        let row = try valuer.value(pledge, under: agreement, regime: regime)
        rows.append(row)
        let key = TotalKey(agreement: agreement.id, regime: regime)
        let position = positions[key] ?? totals.count
        if position == totals.count {
          positions[key] = position
          totals.append(
            AgreementTotal(
              agreement: agreement.id, regime: regime, baseCurrency: agreement.baseCurrency))
        }
        do throws(NumberError) {
          try totals[position].add(row)
        } catch {
          throw .amount(pledge: pledge.id, error)
        }
      }
    }
    return (rows, totals)
  }
}

import Collateral
import Money
import Testing
import Valuation

/// Company debt of entity 2, posted by entity 1.
@Suite("Own issue and close link")
struct CloseLinkTests {
  private func verdict(
    _ change: (inout Desk) throws -> Void, regime: String = "eu-emir"
  ) throws -> Verdict {
    var desk = try Desk(.corporateDebt)
    desk.record.maturityDate = try CalendarDate("2029-01-15")
    desk.rated("A")
    desk.assessed(.investmentGrade, "yes")
    try change(&desk)
    return try desk.value(under: regime, law: try ScheduleFixtures.law.get()).verdict
  }

  private func entities(
    _ lines: [(Int, parent: Int?, ultimate: Int?)], in desk: inout Desk
  ) throws {
    for (number, parent, ultimate) in lines {
      try desk.entity(
        number, parent: parent, ultimate: ultimate, sector: .corporate, country: "US")
    }
  }

  @Test("strangers are not linked")
  func strangers() throws {
    let verdict = try verdict { _ in }
    #expect(verdict.decision == .eligible)
    #expect(verdict.flags == [])
  }

  @Test("the pledgor's own debt is own issue and nothing else")
  func own() throws {
    let verdict = try verdict { $0.agreement.pledgor = try Desk.lei(2) }
    #expect(verdict.reasons == ["own-issue"])
    #expect(verdict.flags == ["wrong-way-own-issue"])
  }

  @Test("siblings under one ultimate parent are linked")
  func siblings() throws {
    let verdict = try verdict {
      try entities([(1, parent: nil, ultimate: 3), (2, parent: nil, ultimate: 3)], in: &$0)
    }
    #expect(verdict.reasons == ["close-link"])
    #expect(verdict.flags == ["wrong-way-close-link"])
  }

  @Test("an ancestor is linked, by direct parents alone, either way round")
  func ancestor() throws {
    let down = try verdict {
      try entities(
        [(2, parent: 3, ultimate: nil), (3, parent: 1, ultimate: nil), (1, nil, nil)], in: &$0)
    }
    #expect(down.reasons == ["close-link"])
    let up = try verdict {
      try entities(
        [(1, parent: 3, ultimate: nil), (3, parent: 2, ultimate: nil), (2, nil, nil)], in: &$0)
    }
    #expect(up.reasons == ["close-link"])
  }

  @Test("entities that are each other's parent do not hang it")
  func cycle() throws {
    let apart = try verdict {
      try entities(
        [(2, parent: 3, ultimate: nil), (3, parent: 2, ultimate: nil), (1, nil, ultimate: 1)],
        in: &$0)
    }
    #expect(apart.decision == .eligible)
    let inside = try verdict {
      try entities([(2, parent: 1, ultimate: nil), (1, parent: 2, ultimate: nil)], in: &$0)
    }
    #expect(inside.reasons == ["close-link"])
  }

  @Test("a parent that nobody reported is flagged, not taken as none")
  func unknownParent() throws {
    let verdict = try verdict { try entities([(2, parent: nil, ultimate: nil)], in: &$0) }
    #expect(verdict.decision == .eligible)
    #expect(verdict.flags == ["parent-unknown"])
  }

  @Test("without a pledgor the row says so")
  func noPledgor() throws {
    let verdict = try verdict { $0.agreement.pledgor = nil }
    #expect(verdict.decision == .eligible)
    #expect(verdict.flags == ["pledgor-unknown"])
  }

  @Test("an affiliate of a bank is shut out where the rule reaches affiliates")
  func affiliateOfBank() throws {
    let verdict = try verdict(
      {
        try $0.entity(4, ultimate: 4, sector: .creditInstitution)
        try $0.entity(2, parent: 4, ultimate: 4, sector: .corporate, country: "US")
      }, regime: "us-cftc")
    #expect(verdict.reasons == ["issuer-class-excluded"])
  }

  @Test("a parent that is a bank counts though the ultimate parent hides what stands between")
  func parentIsBank() throws {
    let verdict = try verdict(
      {
        try $0.entity(4, sector: .creditInstitution)
        try $0.entity(2, parent: 4, ultimate: 5, sector: .corporate, country: "US")
      }, regime: "us-cftc")
    #expect(verdict.reasons == ["issuer-class-excluded"])
  }

  @Test("an owner of the ultimate parent is an ancestor too")
  func ownerOfTop() throws {
    let verdict = try verdict {
      try entities([(2, parent: nil, ultimate: 3), (3, parent: 1, ultimate: nil)], in: &$0)
    }
    #expect(verdict.reasons == ["close-link"])
  }
}

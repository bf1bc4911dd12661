public import Collateral
public import Money

/// A case that a schedule file states with its answer.
public struct ScheduleExample: Sendable {
  /// An asset of an example, with what is known about it.
  public struct Asset: Sendable {
    /// What the example says about the instrument.
    public var record: InstrumentRecord
    /// What it says about the issuer; nil where the instrument names none.
    public var issuer: Issuer?
    /// Ratings of the issue.
    public var issueRatings: [RatingFact]
    /// Ratings of the issuer.
    public var issuerRatings: [RatingFact]
    /// Assessments of the issue.
    public var assessments: [AssessmentFact]
    /// Assessments of the issuer.
    public var issuerAssessments: [AssessmentFact]
    /// Index memberships.
    public var indices: [String]
    /// A fund's portfolio.
    public var holdings: [Holding]
    /// Its price, where the example needs one.
    public var price: Price?
    /// What a token represents: one asset, or none.
    public var wrapped: [Asset]
  }

  /// What an example says about an issuer.
  public struct Issuer: Sendable {
    /// Whether the registry knows the entity at all.
    public var isReported: Bool
    /// Its own identifier, where the example needs a particular one.
    public var lei: LEI?
    /// Its sector.
    public var sector: IssuerSector?
    /// Its country.
    public var country: CountryCode?
  }

  /// One asset of a fund.
  public struct Holding: Sendable {
    /// Share of net asset value, in percent.
    public var share: Percentage
    /// The asset.
    public var asset: Asset
  }

  /// How pledgor and issuer are related.
  public enum Relation: String, CaseIterable, Sendable {
    /// The pledgor is the issuer.
    case own
    /// They have the same ultimate parent.
    case group
    /// They belong to different groups.
    case unrelated
    /// Nobody reported a parent of the issuer.
    case unknown
    /// The issuer is a branch of the pledgor.
    case branch
    /// The issuer was merged into the pledgor.
    case successor
  }

  /// How somebody else stands to the pledgor.
  public enum Party: String, CaseIterable, Sendable {
    /// It is the pledgor.
    case own
    /// It belongs to the pledgor's group.
    case group
    /// It has nothing to do with it.
    case unrelated
  }

  /// Who keeps what is pledged.
  public enum Custodian: String, CaseIterable, Sendable {
    /// The pledgor.
    case own
    /// A member of the pledgor's group.
    case group
    /// The secured party.
    case securedParty = "secured-party"
    /// A member of the secured party's group.
    case securedPartyGroup = "secured-party-group"
    /// Somebody else.
    case unrelated
    /// The pledge does not say.
    case none
  }

  /// What an example says about the pledgor.
  public struct Pledgor: Sendable {
    /// Its sector.
    public var sector: IssuerSector?
    /// Its country.
    public var country: CountryCode?
  }

  /// What the example expects; nil is not compared.
  public struct Expectation: Sendable {
    /// `eligible`, `ineligible` or `undetermined`.
    public var decision: String?
    /// Point of the list.
    public var point: String?
    /// Haircut row.
    public var row: String?
    /// Haircut in percent.
    public var haircut: Percentage?
    /// Currency mismatch in percent.
    public var currencyMismatch: Percentage?
    /// All reason codes.
    public var reasons: [String]?
    /// All flags.
    public var flags: [String]?
    /// Weakest verification.
    public var verified: Verification?

    /// Expects nothing, or a decision alone.
    public init(decision: String? = nil) {
      self.decision = decision
    }
  }

  /// A maturity that takes the place of the instrument's, with the haircut expected for it.
  public struct MaturityCase: Sendable {
    /// The maturity.
    public var maturity: CalendarDate
    /// The haircut; nil where it is not eligible, or undetermined.
    public var haircut: Percentage?
    /// Whether it is undetermined, for want of a figure.
    public var isUndetermined: Bool
  }

  /// What it shows.
  public var name: String
  /// The day.
  public var on: CalendarDate
  /// The margin.
  public var margin: MarginKind
  /// The asset.
  public var asset: Asset
  /// Sectors of other members of the issuer's group.
  public var groupSectors: [IssuerSector]
  /// How pledgor and issuer are related.
  public var relation: Relation
  /// What is known of the pledgor.
  public var pledgor: Pledgor
  /// Who guarantees the asset; nil where nobody does.
  public var guarantor: Party?
  /// Who manages the issuer, a fund; nil is not recorded.
  public var manager: Party?
  /// Who keeps the asset.
  public var custodian: Custodian
  /// Ratings of the central government of the issuer's country.
  public var governmentRatings: [RatingFact]
  /// What the secured exposure moves with.
  public var exposure: [ExposureFactor]
  /// Whether the agreement names a pledgor.
  public var namesPledgor: Bool
  /// Base currency; nil is the instrument's.
  public var base: Currency?
  /// Settlement currency; nil is the instrument's, unless ``isSettlementUnstated``.
  public var settlement: Currency?
  /// Whether the agreement names no settlement currency.
  public var isSettlementUnstated: Bool
  /// Kind of the secured party.
  public var securedPartyKind: SecuredPartyKind?
  /// What kind of transaction the agreement covers.
  public var transaction: TransactionKind?
  /// Business days between revaluations.
  public var revaluationDays: Int
  /// Choices made in the agreement.
  public var elections: [String]
  /// What is expected.
  public var expectation: Expectation
  /// The same at other maturities.
  public var maturities: [MaturityCase]
  /// Where it is written.
  public var location: SourceLocation
}

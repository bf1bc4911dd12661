/// One instrument as one trading venue reports it: the record of a FIRDS file.
///
/// Its key is source, ISIN and MIC; see ``VenueFold`` for how records become one instrument.
public struct VenueRecord: Sendable, Hashable {
  /// What the venue says about the instrument itself.
  public var instrument: InstrumentRecord
  /// The venue (ISO 10383).
  public var mic: MIC
  /// The venue whose record counts, as the authority names it.
  public var relevantVenue: MIC?
  /// The authority that publishes the record (ISO 3166 country).
  public var competentAuthority: CountryCode?
  /// Whether the issuer asked for admission.
  public var issuerRequested: Bool?
  /// When the issuer approved admission.
  public var admissionApproved: CalendarDate?
  /// When admission was asked for.
  public var admissionRequested: CalendarDate?
  /// First trading day on this venue; may be in the future.
  public var firstTrade: CalendarDate?
  /// Last day on this venue; not the maturity.
  public var termination: CalendarDate?
  /// First day of publication of this record.
  public var publishedFrom: CalendarDate?
  /// Whether this is the end or the cancellation of the record; nil while it holds.
  public var status: ReportStatus?

  /// A record of one venue.
  public init(instrument: InstrumentRecord, mic: MIC) {
    self.instrument = instrument
    self.mic = mic
  }
}

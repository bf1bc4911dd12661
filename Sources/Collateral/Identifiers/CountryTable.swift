/// The country codes of ISO 3166-1 and the prefixes of ISO 6166.
enum CountryTable {
  /// Whether the letters are an officially assigned country code.
  static func isOfficial(_ first: UInt8, _ second: UInt8) -> Bool {
    flags(first, second) & 1 != 0
  }

  /// Whether the letters are a country code, official or otherwise known.
  static func isCountry(_ first: UInt8, _ second: UInt8) -> Bool {
    flags(first, second) & 3 != 0
  }

  /// Whether an ISIN may begin with the letters: a country or a prefix of its own.
  static func isPrefixOfISIN(_ first: UInt8, _ second: UInt8) -> Bool {
    flags(first, second) != 0
  }

  private static func flags(_ first: UInt8, _ second: UInt8) -> UInt8 {
    let (a, b) = (first &- 65, second &- 65)
    guard a < 26, b < 26 else { return 0 }
    return table[Int(a) * 26 + Int(b)]
  }

  /// For each pair of letters, bit 0 official, bit 1 otherwise known, bit 2 ISIN prefix only.
  private static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 26 * 26)
    for (codes, flag) in [(official, 1 as UInt8), (known, 2), (prefixes, 4)] {
      for code in codes.utf8.split(whereSeparator: { $0 < 65 }) {
        let letters = Array(code)
        table[Int(letters[0] - 65) * 26 + Int(letters[1] - 65)] |= flag
      }
    }
    return table
  }()

  /// The 249 officially assigned codes.
  static let official = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
    ZW
    """

  /// European Union (exceptionally reserved), Kosovo (user-assigned), and the withdrawn Netherlands
  /// Antilles, Serbia and Montenegro, and Yugoslavia.
  static let known = "EU XK AN CS YU"

  /// Prefixes that are no country: EZ over-the-counter derivatives; XS international securities;
  /// XA, XB, XC and XD substitute numbering agencies (CUSIP Global Services, NSD, WM, SIX);
  /// XF numbers assigned internally; XT digital tokens; QS and QT internal numbers of Euroclear
  /// France, of Germany and of Switzerland.
  static let prefixes = "EZ XS XA XB XC XD XF XT QS QT"
}

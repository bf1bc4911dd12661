/// The currency codes of ISO 4217 with their minor digits.
///
/// Current codes: list one of the standard as of November 2026, with the Zimbabwe Gold (ZWG, 2024),
/// the Caribbean guilder (XCG, 2025) and the Arab Accounting Dinar (XAD, 2025), and without the lev
/// (BGN left on 2026-01-01, Bulgaria having joined the euro) and the kuna (HRK, 2023-01-01).
/// Historic codes: those of list three that old rate files and bonds carry, with the minor digits
/// they last had.
enum CurrencyTable {
  /// The entry of a code that does not exist.
  static let absent: UInt8 = 0xFF

  /// One entry for each combination of three letters: bits 0–3 the minor digits, bit 4 current.
  static let entries: [UInt8] = {
    var entries = [UInt8](repeating: absent, count: 26 * 26 * 26)
    func add(_ codes: String, _ entry: UInt8) {
      for code in codes.utf8.split(whereSeparator: { $0 < UInt8(ascii: "A") }) {
        let letters = Array(code)
        if letters.count == 3, let index = index(letters[0], letters[1], letters[2]) {
          entries[index] = entry
        }
      }
    }
    add(historicWithout, 0)
    add(historicWithTwo, 2)
    let isActive: UInt8 = 1 << 4
    add(activeWithout, isActive)
    add(activeWithTwo, isActive | 2)
    add(activeWithThree, isActive | 3)
    add(activeWithFour, isActive | 4)
    return entries
  }()

  /// Place of three letters in ``entries``, or nil if one is not a capital letter.
  static func index(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int? {
    let (a, b, c) = (first &- 65, second &- 65, third &- 65)
    guard a < 26, b < 26, c < 26 else { return nil }
    return (Int(a) * 26 + Int(b)) * 26 + Int(c)
  }

  /// No minor unit in use, or "N.A." in the standard (metals, units of account, tests).
  static let activeWithout = """
    BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XAG XAU XBA XBB XBC XBD XDR XOF
    XPD XPF XPT XSU XTS XUA XXX
    """

  /// Hundredths.
  static let activeWithTwo = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD
    CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD
    LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB
    PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP
    SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW
    ZWG
    """

  /// Thousandths.
  static let activeWithThree = "BHD IQD JOD KWD LYD OMR TND"

  /// Ten-thousandths: indexed units of account.
  static let activeWithFour = "CLF UYW"

  /// Withdrawn, without minor unit in use.
  static let historicWithout = """
    ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE ROL TPE TRL XEU XFO XFU
    """

  /// Withdrawn, with hundredths.
  static let historicWithTwo = """
    AFA ANG AOK AON AOR ATS AZM BAD BGL BGN CSD CSK CUC CYP DDM DEM ECS EEK FIM FRF GEK GHC GWP
    HRD HRK IEP LTL LTT LVL LVR MRO MTL MXP MZM NIC NLG PEI PES PLZ RUR SDD SDP SIT SKK SLL SRG
    STD SUR TJR TMM UAK UGS USS UYP VEB VEF YUD YUM YUN ZAL ZMK ZRN ZRZ ZWD ZWL ZWN ZWR
    """
}

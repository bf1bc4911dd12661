import Foundation

/// The load as it is often written in Python: ElementTree's incremental parser and sqlite3, without
/// checks, history, conflicts or rejects.
enum PythonPeer {
  private static let script = """
    import sqlite3, sys
    import xml.etree.ElementTree as tree

    path, database = sys.argv[1:3]
    base = sqlite3.connect(database)
    base.executescript('''
      pragma journal_mode = wal;
      pragma synchronous = normal;
      create table listing (isin text, mic text, first text, last text, published text,
        relevant text, primary key (isin, mic));
      create table instrument (isin text primary key, name text, short text, cfi text,
        currency text, issuer text, size text, maturity text, nominal text, rate text,
        rank text, expiry text, multiplier text);
    ''')

    def rows():
        space = None
        root = None
        for event, element in tree.iterparse(path, events=('start', 'end')):
            if event == 'start':
                if element.tag.endswith('}FinInstrmRptgRefDataRpt'):
                    space = element.tag[:element.tag.index('}') + 1]
                    root = element
                continue
            if space is None or element.tag != space + 'RefData':
                continue
            def get(name):
                return element.findtext('/'.join(space + part for part in name.split('/')))
            yield (get('FinInstrmGnlAttrbts/Id'), get('TradgVnRltdAttrbts/Id'),
                   get('TradgVnRltdAttrbts/FrstTradDt'), get('TradgVnRltdAttrbts/TermntnDt'),
                   get('TechAttrbts/PblctnPrd/FrDt'), get('TechAttrbts/RlvntTradgVn'),
                   get('FinInstrmGnlAttrbts/FullNm'), get('FinInstrmGnlAttrbts/ShrtNm'),
                   get('FinInstrmGnlAttrbts/ClssfctnTp'), get('FinInstrmGnlAttrbts/NtnlCcy'),
                   get('Issr'), get('DebtInstrmAttrbts/TtlIssdNmnlAmt'),
                   get('DebtInstrmAttrbts/MtrtyDt'), get('DebtInstrmAttrbts/NmnlValPerUnit'),
                   get('DebtInstrmAttrbts/IntrstRate/Fxd'), get('DebtInstrmAttrbts/DebtSnrty'),
                   get('DerivInstrmAttrbts/XpryDt'), get('DerivInstrmAttrbts/PricMltplr'))
            root.clear()

    for row in rows():
        base.execute('insert or replace into listing values (?, ?, ?, ?, ?, ?)', row[:6])
        if row[1] == row[5]:
            base.execute('insert or replace into instrument values '
                         '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', row[:1] + row[6:])
    base.commit()
    """

  /// Runs the peer; nil where there is no Python.
  static func run(on path: String, records: Int, in folder: URL) throws -> String? {
    let file = folder.appendingPathComponent("peer.py")
    try script.write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", file.path, path, folder.appendingPathComponent("peer.sqlite").path,
    ]
    var measurement = Measurement(
      name: "Python peer", records: records, bytes: try Measurement.size(path), children: true)
    try process.run()
    process.waitUntilExit()
    measurement.stop()
    // env reports a program that it cannot find by 127.
    return process.terminationStatus == 0 ? "\(measurement)" : nil
  }
}

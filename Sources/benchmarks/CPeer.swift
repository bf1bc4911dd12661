import Foundation

/// The load as plain C does it: libxml2's SAX2 interface and SQLite, without checks, history, conflicts, rejects,
/// cross-references or indexes.
enum CPeer {
  private static let source = #"""
    #include <libxml/xmlversion.h>
    #undef LIBXML_ICU_ENABLED
    #include <libxml/parser.h>
    #include <sqlite3.h>
    #include <stdio.h>
    #include <string.h>

    static const char *names[] = {"Id", "FullNm", "ShrtNm", "ClssfctnTp", "NtnlCcy", "Issr", "Mic", "FrstTradDt",
      "TermntnDt", "TtlIssdNmnlAmt", "MtrtyDt", "NmnlValPerUnit", "DebtSnrty", "FrDt", "RlvntTradgVn"};
    enum { FIELDS = 15 };
    static char values[FIELDS][512];
    static size_t lengths[FIELDS];
    static int current = -1, inVenue;
    static sqlite3 *base;
    static sqlite3_stmt *insert;

    static void start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int spaces,
        const xmlChar **ns, int attributes, int defaulted, const xmlChar **values2) {
      const char *text = (const char *)name;
      current = -1;
      if (!strcmp(text, "RefData")) memset(lengths, 0, sizeof lengths);
      else if (!strcmp(text, "TradgVnRltdAttrbts")) inVenue = 1;
      else if (!strcmp(text, "Id")) current = inVenue ? 6 : 0;
      else for (int i = 1; i < FIELDS; i++) if (!strcmp(text, names[i])) current = i;
    }

    static void characters(void *context, const xmlChar *text, int count) {
      if (current < 0 || lengths[current] + count > sizeof values[0]) return;
      memcpy(values[current] + lengths[current], text, count);
      lengths[current] += count;
    }

    static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
      current = -1;
      if (!strcmp((const char *)name, "TradgVnRltdAttrbts")) inVenue = 0;
      if (strcmp((const char *)name, "RefData")) return;
      for (int i = 0; i < FIELDS; i++) {
        if (lengths[i]) sqlite3_bind_text(insert, i + 1, values[i], lengths[i], SQLITE_STATIC);
        else sqlite3_bind_null(insert, i + 1);
      }
      sqlite3_step(insert);
      sqlite3_reset(insert);
    }

    static int pull(void *context, char *buffer, int count) { return fread(buffer, 1, count, context); }
    static int done(void *context) { return 0; }

    int main(int count, char **arguments) {
      FILE *file = fopen(arguments[1], "r");
      if (!file || sqlite3_open(arguments[2], &base)) return 1;
      sqlite3_exec(base, "pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536;"
        "create table listing (isin, name, short, cfi, currency, issuer, mic, first, last, size, maturity, nominal,"
        "rank, published, relevant, primary key (isin, mic)) without rowid; begin", 0, 0, 0);
      sqlite3_prepare_v2(base, "insert or replace into listing values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &insert, 0);
      xmlSAXHandler handler;
      memset(&handler, 0, sizeof handler);
      handler.initialized = XML_SAX2_MAGIC;
      handler.startElementNs = start;
      handler.endElementNs = end;
      handler.characters = characters;
      xmlParserCtxtPtr parser = xmlCreateIOParserCtxt(&handler, 0, pull, done, file, XML_CHAR_ENCODING_NONE);
      int failure = xmlParseDocument(parser);
      sqlite3_finalize(insert);
      sqlite3_exec(base, "commit", 0, 0, 0);
      sqlite3_close(base);
      return failure ? 1 : 0;
    }
    """#

  /// The command line that loads a file; nil where there is no C compiler or a library's headers are missing.
  static func command(loading path: String, in folder: URL) throws -> [String]? {
    let file = folder.appendingPathComponent("peer.c").path
    let program = folder.appendingPathComponent("peer").path
    try source.write(toFile: file, atomically: true, encoding: .utf8)
    let compiled = ChildProcess.run([
      "cc", "-O2", "-w", "-I/usr/include/libxml2", "-o", program, file, "-lxml2", "-lsqlite3",
    ])
    guard compiled?.status == 0 else { return nil }
    return [program, path, folder.appendingPathComponent("peer-c.sqlite").path]
  }
}

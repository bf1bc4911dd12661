#ifndef COLLATERAL_CLIBXML2_SHIM_H
#define COLLATERAL_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU; its headers clash with the ICU that Foundation brings along.
// Nothing here needs them, so the switch is turned off before any other libxml2 header is read.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

// The handler is told by this number that the structured error function is set (SAX2).
static inline unsigned int collateral_sax2_magic(void) { return XML_SAX2_MAGIC; }

// XML_PARSE_NONET: nothing is ever fetched. XML_PARSE_IGNORE_ENC: a declared encoding does not
// matter, because the bytes are checked to be UTF-8 before the parser sees them.
static inline int collateral_xml_options(void) { return XML_PARSE_NONET | XML_PARSE_IGNORE_ENC; }

#endif

#ifndef LEGAJO_CLIBXML2_SHIM_H
#define LEGAJO_CLIBXML2_SHIM_H
/* Debian's libxml2 is built with ICU, and its encoding.h then wants ICU's headers, which nothing here needs:
   the only structure they change is used by pointer. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#endif

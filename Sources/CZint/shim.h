#ifndef LEGAJO_CZINT_SHIM_H
#define LEGAJO_CZINT_SHIM_H
#include <zint.h>

/* Whether a module is dark. encoded_data holds eight modules a byte, the first in the lowest bit; as an array of
   arrays it has no usable form in Swift. The caller stays below rows and width. */
static inline int legajo_zint_is_dark(const struct zint_symbol *symbol, int row, int column) {
    return (symbol->encoded_data[row][column >> 3] >> (column & 7)) & 1;
}

/* The message of the last call, NUL-terminated. */
static inline const char *legajo_zint_message(const struct zint_symbol *symbol) { return symbol->errtxt; }
#endif

#ifndef LEGAJO_CCAIRO_SHIM_H
#define LEGAJO_CCAIRO_SHIM_H
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <fribidi/fribidi.h>
#include <harfbuzz/hb.h>
#include <linebreak.h>
#include <stdlib.h>

/// The embedding level of each character of a paragraph (UAX #9), whose direction its first letter tells. False where
/// memory is short.
static inline int legajo_embedding_levels(const uint32_t *text, int count, signed char *levels) {
    FriBidiCharType *types = (FriBidiCharType *)malloc((size_t)count * sizeof(FriBidiCharType));
    FriBidiBracketType *brackets = (FriBidiBracketType *)malloc((size_t)count * sizeof(FriBidiBracketType));
    FriBidiParType direction = FRIBIDI_PAR_ON;
    int done = 0;
    if (types && brackets) {
        fribidi_get_bidi_types(text, count, types);
        fribidi_get_bracket_types(text, count, types, brackets);
        done = fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, levels) != 0;
    }
    free(types);
    free(brackets);
    return done;
}
#endif

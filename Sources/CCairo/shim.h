#ifndef LEGAJO_CCAIRO_SHIM_H
#define LEGAJO_CCAIRO_SHIM_H
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <fribidi/fribidi.h>
#include <harfbuzz/hb.h>
#include <linebreak.h>
#include <stdlib.h>

/// The embedding level of each character of a paragraph (UAX #9). Its direction is -1 from right to left, 1 from left to
/// right, 0 where its first letter shall tell; the one found is written back. False where memory is short.
static inline int legajo_embedding_levels(const uint32_t *text, int count, signed char *levels, int *base) {
    FriBidiCharType *types = (FriBidiCharType *)malloc((size_t)count * sizeof(FriBidiCharType));
    FriBidiBracketType *brackets = (FriBidiBracketType *)malloc((size_t)count * sizeof(FriBidiBracketType));
    FriBidiParType direction = *base < 0 ? FRIBIDI_PAR_RTL : *base > 0 ? FRIBIDI_PAR_LTR : FRIBIDI_PAR_ON;
    int done = 0;
    if (types && brackets) {
        fribidi_get_bidi_types(text, count, types);
        fribidi_get_bracket_types(text, count, types, brackets);
        done = fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, levels) != 0;
        *base = FRIBIDI_IS_RTL(direction) ? -1 : 1;
    }
    free(types);
    free(brackets);
    return done;
}

/// Has `release` called with `owner` once cairo lets go of a face, which its caches may hold longer than anybody else.
static inline int legajo_own_face(cairo_font_face_t *face, void *owner, void (*release)(void *)) {
    static const cairo_user_data_key_t key;
    return cairo_font_face_set_user_data(face, &key, owner, release) == CAIRO_STATUS_SUCCESS;
}
#endif

#ifndef LEGAJO_CLEPTONICA_SHIM_H
#define LEGAJO_CLEPTONICA_SHIM_H
#include <leptonica/allheaders.h>
#endif

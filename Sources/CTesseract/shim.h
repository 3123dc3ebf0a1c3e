#ifndef LEGAJO_CTESSERACT_SHIM_H
#define LEGAJO_CTESSERACT_SHIM_H
#include <tesseract/capi.h>
#endif

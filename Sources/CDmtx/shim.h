#ifndef LEGAJO_CDMTX_SHIM_H
#define LEGAJO_CDMTX_SHIM_H
#include <stddef.h>
#include <dmtx.h>
#endif

#ifndef LEGAJO_CZBAR_SHIM_H
#define LEGAJO_CZBAR_SHIM_H
#include <zbar.h>
#endif

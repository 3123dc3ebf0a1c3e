#ifndef LEGAJO_CPOPPLER_SHIM_H
#define LEGAJO_CPOPPLER_SHIM_H
#include <poppler.h>
#include <cairo.h>
#include <unistd.h>
#endif

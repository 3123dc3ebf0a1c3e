#ifndef LEGAJO_CCAIRO_SHIM_H
#define LEGAJO_CCAIRO_SHIM_H
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#endif

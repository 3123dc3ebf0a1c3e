#ifndef LEGAJO_CQPDF_SHIM_H
#define LEGAJO_CQPDF_SHIM_H
/* The C interface of libqpdf: exceptions of C++ end inside it and come out as error codes. */
#include <qpdf/qpdf-c.h>
#endif

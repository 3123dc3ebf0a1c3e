// libFuzzer's driver (compiler-rt, FuzzerInterface.h): runs one input after another until something is found or the
// time is up, led by the coverage of what -sanitize=fuzzer instrumented.
#pragma once
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one_input)(const uint8_t *data, size_t size));

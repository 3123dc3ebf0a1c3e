#define _GNU_SOURCE
#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U
#endif

int memory_file_create(const char *name, uint64_t length) {
    int file = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_NOEXEC_SEAL);
    // Kernels before 6.3 do not know MFD_NOEXEC_SEAL.
    if (file < 0 && errno == EINVAL) file = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0) return -errno;
    if (ftruncate(file, (off_t)length) < 0 || fcntl(file, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK) < 0) {
        int code = -errno;
        close(file);
        return code;
    }
    return file;
}

int memory_file_freeze(int file) {
    return fcntl(file, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) < 0 ? -errno : 0;
}

int memory_file_is_frozen(int file) {
    int seals = fcntl(file, F_GET_SEALS);
    return seals < 0 ? -errno : (seals & F_SEAL_WRITE) != 0;
}

int memory_file_fill(int file, const void *bytes, size_t count) {
    if (count == 0) return 0;
    void *place = mmap(NULL, count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (place == MAP_FAILED) return -errno;
    memcpy(place, bytes, count);
    return munmap(place, count) < 0 ? -errno : 0;
}

int file_open(const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    return file < 0 ? -errno : file;
}

int file_reopen(int descriptor) {
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    return file_open(path);
}

int file_close(int descriptor) { return close(descriptor) < 0 ? -errno : 0; }

int64_t file_length(int descriptor) {
    struct stat status;
    if (fstat(descriptor, &status) < 0) return -errno;
    return S_ISREG(status.st_mode) ? (int64_t)status.st_size : -EINVAL;
}

int file_duplicate(int descriptor) {
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    return copy < 0 ? -errno : copy;
}

int system_random(void *bytes, size_t count) {
    size_t done = 0;
    while (done < count) {
        ssize_t step = getrandom((char *)bytes + done, count - done, 0);
        if (step < 0) {
            if (errno == EINTR) continue;
            return -errno;
        }
        done += (size_t)step;
    }
    return 0;
}

int64_t system_wall_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

uint64_t system_monotonic_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

int system_program_path(char *path, size_t capacity) {
    ssize_t length = readlink("/proc/self/exe", path, capacity);
    if (length < 0) return -errno;
    return (size_t)length < capacity ? (int)length : -ENAMETOOLONG;
}

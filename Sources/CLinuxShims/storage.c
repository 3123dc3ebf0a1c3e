#define _GNU_SOURCE
#include "storage.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static int outcome(int result) { return result < 0 ? -errno : result; }

int storage_open_directory(const char *path) {
    return outcome(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

int storage_open_directory_at(int directory, const char *path) {
    return outcome(openat(directory, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
}

int storage_create_file(int directory, const char *path) {
    return outcome(openat(directory, path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0640));
}

int storage_open_file(int directory, const char *path, int writable) {
    return outcome(openat(directory, path, (writable ? O_RDWR : O_RDONLY) | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
}

int storage_close(int descriptor) { return outcome(close(descriptor)); }

int64_t storage_read(int descriptor, void *buffer, size_t count, uint64_t offset) {
    size_t done = 0;
    while (done < count) {
        ssize_t step = pread(descriptor, (char *)buffer + done, count - done, (off_t)(offset + done));
        if (step < 0) {
            if (errno == EINTR) continue;
            return -errno;
        }
        if (step == 0) break;
        done += (size_t)step;
    }
    return (int64_t)done;
}

int storage_write(int descriptor, const void *buffer, size_t count, uint64_t offset) {
    size_t done = 0;
    while (done < count) {
        ssize_t step = pwrite(descriptor, (const char *)buffer + done, count - done, (off_t)(offset + done));
        if (step < 0) {
            if (errno == EINTR) continue;
            return -errno;
        }
        if (step == 0) return -EIO;
        done += (size_t)step;
    }
    return 0;
}

int storage_start_write_out(int descriptor, uint64_t offset, uint64_t count) {
    return outcome(sync_file_range(descriptor, (off_t)offset, (off_t)count, SYNC_FILE_RANGE_WRITE));
}

int storage_flush_data(int descriptor) { return outcome(fdatasync(descriptor)); }

int storage_flush(int descriptor) { return outcome(fsync(descriptor)); }

int storage_flush_file_system(int descriptor) { return outcome(syncfs(descriptor)); }

int storage_drop_cache(int descriptor) { return -posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED); }

int storage_make_directory(int directory, const char *path) { return outcome(mkdirat(directory, path, 0750)); }

int storage_rename(int directory, const char *from, const char *to, int may_replace) {
    if (may_replace) return outcome(renameat(directory, from, directory, to));
    if (renameat2(directory, from, directory, to, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return -errno;
    // A file system without RENAME_NOREPLACE, e.g. NFS: a second name, then without the first.
    if (linkat(directory, from, directory, to, 0) != 0) return -errno;
    return outcome(unlinkat(directory, from, 0));
}

int storage_remove(int directory, const char *path, int is_directory) {
    return outcome(unlinkat(directory, path, is_directory ? AT_REMOVEDIR : 0));
}

static void fill(const struct stat *from, struct storage_status *out) {
    out->device = (uint64_t)from->st_dev;
    out->inode = (uint64_t)from->st_ino;
    out->length = (uint64_t)from->st_size;
    out->modified = (int64_t)from->st_mtim.tv_sec * 1000000000 + from->st_mtim.tv_nsec;
    out->changed = (int64_t)from->st_ctim.tv_sec * 1000000000 + from->st_ctim.tv_nsec;
    out->is_directory = S_ISDIR(from->st_mode);
    out->is_file = S_ISREG(from->st_mode);
}

int storage_status_at(int directory, const char *path, struct storage_status *out) {
    struct stat found;
    int flags = directory == -1 ? 0 : AT_SYMLINK_NOFOLLOW;
    if (fstatat(directory == -1 ? AT_FDCWD : directory, path, &found, flags) != 0) return -errno;
    fill(&found, out);
    return 0;
}

int storage_status_of(int descriptor, struct storage_status *out) {
    struct stat found;
    if (fstat(descriptor, &found) != 0) return -errno;
    fill(&found, out);
    return 0;
}

int storage_lock(int descriptor) { return outcome(flock(descriptor, LOCK_EX | LOCK_NB)); }

int storage_unlock(int descriptor) { return outcome(flock(descriptor, LOCK_UN)); }

int64_t storage_free_bytes(int descriptor) {
    struct statvfs found;
    if (fstatvfs(descriptor, &found) != 0) return -errno;
    return (int64_t)((uint64_t)found.f_bavail * (uint64_t)found.f_frsize);
}

int storage_list(
    int directory, const char *path, void *context,
    void (*entry)(void *context, const char *name, int is_directory)) {
    int descriptor = openat(directory, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return -errno;
    DIR *stream = fdopendir(descriptor);
    if (stream == NULL) {
        int error = errno;
        close(descriptor);
        return -error;
    }
    int result = 0;
    for (;;) {
        errno = 0;
        struct dirent *found = readdir(stream);
        if (found == NULL) {
            result = -errno;
            break;
        }
        if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0) continue;
        int is_directory = found->d_type == DT_DIR;
        if (found->d_type == DT_UNKNOWN) {
            struct stat status;
            if (fstatat(dirfd(stream), found->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0)
                is_directory = S_ISDIR(status.st_mode);
        }
        entry(context, found->d_name, is_directory);
    }
    closedir(stream);
    return result;
}

void storage_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

#define _GNU_SOURCE
#include "sockets.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int socket_pair(int ends[2]) { return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0 ? -errno : 0; }

/// Waits until the socket is ready or the deadline passes.
static int await_ready(int socket, short events, uint64_t deadline) {
    if (deadline == 0) return 0;
    for (;;) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        uint64_t time = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
        if (time >= deadline) return -ETIMEDOUT;
        uint64_t rest = (deadline - time + 999999u) / 1000000u;
        struct pollfd entry = {.fd = socket, .events = events};
        int ready = poll(&entry, 1, rest > 3600000u ? 3600000 : (int)rest);
        if (ready > 0) return 0;
        if (ready < 0 && errno != EINTR) return -errno;
    }
}

int socket_send(
    int socket, const void *bytes, size_t count, const int *descriptors, size_t descriptor_count, uint64_t deadline) {
    char control[CMSG_SPACE(sizeof(int) * SOCKET_DESCRIPTORS_MAX)];
    if (descriptor_count > SOCKET_DESCRIPTORS_MAX || count == 0) return -EINVAL;
    size_t done = 0;
    while (done < count) {
        int ready = await_ready(socket, POLLOUT, deadline);
        if (ready < 0) return ready;
        struct iovec piece = {.iov_base = (char *)(uintptr_t)bytes + done, .iov_len = count - done};
        struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
        if (done == 0 && descriptor_count > 0) {
            memset(control, 0, sizeof control);
            message.msg_control = control;
            message.msg_controllen = CMSG_SPACE(sizeof(int) * descriptor_count);
            struct cmsghdr *header = CMSG_FIRSTHDR(&message);
            header->cmsg_level = SOL_SOCKET;
            header->cmsg_type = SCM_RIGHTS;
            header->cmsg_len = CMSG_LEN(sizeof(int) * descriptor_count);
            memcpy(CMSG_DATA(header), descriptors, sizeof(int) * descriptor_count);
        }
        ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL | (deadline != 0 ? MSG_DONTWAIT : 0));
        if (sent < 0) {
            if (errno == EINTR || (errno == EAGAIN && deadline != 0)) continue;
            return -errno;
        }
        done += (size_t)sent;
    }
    return 0;
}

/// Takes the descriptors out of a message; closes them all and fails when there are more than wanted.
static int take_descriptors(struct msghdr *message, int *descriptors, size_t limit, size_t *count) {
    int excess = (message->msg_flags & MSG_CTRUNC) != 0;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(message); header != NULL; header = CMSG_NXTHDR(message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        size_t here = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t index = 0; index < here; index++) {
            int descriptor;
            memcpy(&descriptor, CMSG_DATA(header) + index * sizeof(int), sizeof descriptor);
            if (excess || *count >= limit) {
                close(descriptor);
                excess = 1;
            } else {
                descriptors[(*count)++] = descriptor;
            }
        }
    }
    return excess ? -EPROTO : 0;
}

int socket_receive(
    int socket, void *bytes, size_t count, int *descriptors, size_t descriptor_limit, size_t *descriptor_count,
    uint64_t deadline) {
    char control[CMSG_SPACE(sizeof(int) * SOCKET_DESCRIPTORS_MAX)];
    size_t done = 0;
    int code = 0;
    *descriptor_count = 0;
    if (descriptor_limit > SOCKET_DESCRIPTORS_MAX) return -EINVAL;
    while (done < count && code == 0) {
        code = await_ready(socket, POLLIN, deadline);
        if (code < 0) break;
        struct iovec piece = {.iov_base = (char *)bytes + done, .iov_len = count - done};
        struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
        if (descriptor_limit > 0) {
            message.msg_control = control;
            message.msg_controllen = sizeof control;
        }
        ssize_t taken = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | (deadline != 0 ? MSG_DONTWAIT : 0));
        if (taken < 0) {
            if (errno == EINTR || (errno == EAGAIN && deadline != 0)) continue;
            code = -errno;
        } else {
            code = take_descriptors(&message, descriptors, descriptor_limit, descriptor_count);
            if (taken == 0 && code == 0) {
                if (done == 0 && *descriptor_count == 0) return 0;
                code = -ECONNRESET;
            }
            done += (size_t)taken;
        }
    }
    if (code == 0) return 1;
    for (size_t index = 0; index < *descriptor_count; index++) close(descriptors[index]);
    *descriptor_count = 0;
    return code;
}

int socket_peer_of(int socket, struct socket_peer *peer) {
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) < 0) return -errno;
    peer->process = credentials.pid;
    peer->user = credentials.uid;
    peer->group = credentials.gid;
    return 0;
}

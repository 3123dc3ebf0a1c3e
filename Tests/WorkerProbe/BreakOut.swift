import Glibc
import LinuxSystem
import WorkerProtocol

/// What a taken-over worker would try. Each attempt answers 0 when it worked, else the error number.
enum BreakOut {
    static func attempts(_ documents: [InputDocument]) -> [(String, Int)] {
        var out: [(String, Int)] = []
        func attempt(_ name: String, _ body: () -> Int32) {
            errno = 0
            out.append((name, body() >= 0 ? 0 : Int(errno)))
        }
        attempt("open") { unsafe open("/etc/passwd", O_RDONLY) }
        attempt("open-proc") { unsafe open("/proc/self/maps", O_RDONLY) }
        attempt("open-current-directory") { unsafe open(".", O_RDONLY | O_DIRECTORY) }
        attempt("create") { unsafe open("/tmp/legajo-break-out", O_WRONLY | O_CREAT, 0o600) }
        attempt("unlink") { unsafe unlink("/tmp/legajo-break-out") }
        attempt("make-directory") { unsafe mkdir("/tmp/legajo-break-out", 0o700) }
        attempt("access") { unsafe access("/etc/passwd", R_OK) }
        attempt("internet-socket") { socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
        attempt("unix-socket") { socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) }
        attempt("signal-parent") { kill(getppid(), 0) }
        attempt("signal-all") { kill(-1, 0) }
        attempt("fork") {
            do throws(SystemError) {
                if case .child = try Fork.split() { Fork.exit(0) }
                return 0
            } catch {
                errno = error.code
                return -1
            }
        }
        attempt("spawn") {
            var process = pid_t()
            let code = unsafe posix_spawn(&process, "/bin/true", nil, nil, [nil], [nil])
            errno = code
            return -code
        }
        attempt("thread") {
            var thread = pthread_t()
            let code = unsafe pthread_create(&thread, nil, { _ in nil }, nil)
            errno = code
            return -code
        }
        attempt("executable-memory") {
            let place = unsafe mmap(nil, 4_096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            return unsafe place == MAP_FAILED ? -1 : 0
        }
        attempt("write-input") { unsafe Int32(pwrite(documents[0].descriptor, "x", 1, 0)) }
        attempt("cut-input") { ftruncate(documents[0].descriptor, 0) }
        attempt("memory-file") {
            do throws(SystemError) {
                _ = try MemoryFile(named: "out", length: 1)
                return 0
            } catch {
                errno = error.code
                return -1
            }
        }
        attempt("more-memory") {
            var limit = rlimit(rlim_cur: rlim_t.max, rlim_max: rlim_t.max)
            return unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        }
        attempt("become-root") { setuid(0) }
        attempt("change-root") { unsafe chroot("/") }
        attempt("rename-host") { unsafe sethostname("x", 1) }
        return out
    }
}

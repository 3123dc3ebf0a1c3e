"""A scratch instance served by `legajo up`, as the scripts beside this use it, and their way of counting checks."""
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import time

from load import Client

HERE = pathlib.Path(__file__).resolve().parents[2]


def add_bin(parser):
    parser.add_argument("--bin", type=pathlib.Path, default=HERE / ".build/release", help="where the programs are")


class Checks:
    """Counts; says at once what failed, and why."""

    def __init__(self):
        self.passed, self.failed = 0, 0

    def __call__(self, name, good, detail=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"failed: {name}: {str(detail).strip()[-800:]}", flush=True)
        return bool(good)

    def end(self):
        """The summary line; the script's exit code."""
        print(f"{self.passed + self.failed} checks, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0


class Instance:
    def __init__(self, bin, directory, *options):
        """Makes it; `options` go to `legajo init`."""
        self.legajo = pathlib.Path(bin).resolve() / "legajo"
        if not self.legajo.exists():
            raise SystemExit(f"{self.legajo} is missing: build first (swift build -c release)")
        self.directory = pathlib.Path(directory).absolute()
        self.environment = {"LEGAJO_SHARE": str(HERE), **os.environ, "LEGAJO_INSTANCE": str(self.directory)}
        self.log = pathlib.Path(f"{self.directory}.log")
        self.up = None
        made = self.run("init", self.directory, "--test", *options)
        if made.returncode:
            raise SystemExit(f"legajo init ended with {made.returncode}: {made.stderr}")

    def run(self, *arguments, timeout=300, **options):
        """One command, ended when it takes too long."""
        environment = dict(self.environment, **options.pop("env", {}))
        return subprocess.run([self.legajo, *map(str, arguments)], env=environment, capture_output=True,
                              text=options.pop("text", True), timeout=timeout, **options)

    def lines(self, *arguments, **options):
        """One command's JSON lines."""
        run = self.run(*arguments, "--format", "json", **options)
        return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]

    def start(self, limit=60):
        """Starts `legajo up` and waits until it answers."""
        with open(self.log, "ab") as log:
            self.up = subprocess.Popen([self.legajo, "up"], env=self.environment, stdout=log, stderr=log,
                                       stdin=subprocess.DEVNULL)
        self.wait_ready(limit)
        return self

    def wait_ready(self, limit=60):
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if self.up.poll() is not None:
                raise SystemExit(f"legajo up ended with {self.up.returncode}: {self.last_words()}")
            try:
                if Client(self.directory).request("GET", "/v1/status")[0] == 200:
                    return
            except OSError:
                pass
            except Exception:  # an answer cut off in the middle
                pass
            time.sleep(0.01)
        raise SystemExit(f"no answer for {limit} s: {self.last_words()}")

    def last_words(self):
        return self.log.read_text(errors="replace")[-1500:] if self.log.exists() else ""

    def client(self, person="operator", **options):
        return Client(self.directory, person, **options)

    def get(self, path, person="operator"):
        """Status and body of one GET."""
        return self.client(person).request("GET", path)

    def pid(self):
        """The archive's process, from the lock it holds."""
        return int((self.directory / "run/lock").read_text().split()[0])

    def roots(self):
        """Name, path and state of each, as the archive tells."""
        return json.loads(self.get("/v1/status")[1])["roots"]

    def wait_roots(self, state="online", limit=60):
        """Until all roots are in that state; says whether they came to it."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if all(root["state"] == state for root in self.roots()):
                return True
            time.sleep(0.05)
        return False

    def stop(self):
        """In order; ends what does not end by itself."""
        if self.up is None:
            return
        archive = self.pid() if (self.directory / "run/lock").exists() else None
        self.up.send_signal(signal.SIGTERM)
        try:
            self.up.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.up.kill()
            self.up.wait()
        self.up = None
        if archive is not None and is_archive(archive, self.directory):
            os.kill(archive, signal.SIGKILL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def is_archive(pid, directory):
    """Whether that process serves this instance: process numbers are used again."""
    try:
        words = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"serve" in words and os.fsencode(str(directory)) in words


def children(pid):
    """Processes whose parent is `pid`."""
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def tree(root):
    """Every file below a directory and its SHA-256."""
    root = pathlib.Path(root)
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(root.rglob("*")) if path.is_file()}


def packages(root):
    """Packages of a storage root by their path; each is named by its digest."""
    return {path: digest for path, digest in tree(root).items()
            if path.endswith(".zip") and path.split("/")[0] not in ("intake", "quarantine")}

# Legajo. `make run` and `make test` start from a fresh Debian 12 with Swift.
BIN := .build/release
INSTANCE ?= demo
SHARED ?= ../shared

.PHONY: run demo build test conformance interop torture bench lint format clean bootstrap

# Archives the sample invoices and keeps serving until interrupted.
run: build
	scripts/demo $(INSTANCE) --serve

# The same, and ends.
demo: build
	scripts/demo $(INSTANCE)

bootstrap:
	scripts/bootstrap

build: bootstrap
	swift build -c release

test: bootstrap
	swift build -c release --build-tests
	swift test -c release --skip-build

# Against the third-party corpus beside the checkout; fails where that is missing.
conformance: build
	scripts/conformance $(SHARED)

# Against pyHanko, pdfsig, OpenSSL and zbar.
interop: build
	scripts/interop

# kill -9 and power cuts under load.
torture: build
	scripts/torture

bench: build
	Benchmarks/run

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

format:
	swift format --in-place --recursive Sources Tests Package.swift

clean:
	rm -rf .build demo

# Legajo. `make run` and `make test` start from a fresh Debian 12 with Swift.
BIN := .build/release
INSTANCE ?= demo
SHARED ?= ../shared

.PHONY: run demo build test conformance interop endurance torture bench fuzz lint format clean bootstrap

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
	scripts/conversions $(SHARED)
	scripts/conversions $(SHARED) --through edifact
	scripts/conversions $(SHARED) --through facturae
	scripts/conversions $(SHARED) --through facturx --only xrechnung-testsuite
	scripts/make-schemas --compare $(SHARED)/corpus/formats/schemas
	scripts/schema-agreement $(SHARED) --bin $(BIN)
	scripts/xrechnung-mutations $(SHARED)
	scripts/page-mutations --count 300 --altered 60
	scripts/scans $(SHARED) --rotate 2 --noise --dpi 200 --every 4

# Against pyHanko, pdfsig, OpenSSL and zbar.
interop: build
	scripts/interop

# Roots and index away, bytes flipped, bad input, templates, layouts, a few kills: what fits into some minutes.
endurance: build
	scripts/roots --flips 1
	scripts/bad-input --only documents,instance,full
	scripts/templates
	scripts/layouts
	scripts/byte-flips --positions 100
	scripts/hostile-pdfs --only predictors,trees,nesting,references,lengths,actions,encryption,files,huge,damaged
	scripts/torture --kills 20

# The same and much more, for an hour: 300 kills, 50 power cuts (as root; 69 where they cannot be made), every byte.
torture: build
	scripts/torture --kills 300
	scripts/torture --power-cuts 50 || [ $$? -eq 69 ]
	scripts/roots
	scripts/bad-input
	scripts/hostile-pdfs $(SHARED)
	scripts/page-mutations
	scripts/scans $(SHARED)
	scripts/scans $(SHARED) --rotate 2 --noise
	scripts/byte-flips --positions 300 --every 1 --strict

bench: build
	Benchmarks/run
	Benchmarks/tagging
	Benchmarks/worker

# An hour for each reader of strangers' bytes.
fuzz: bootstrap
	scripts/fuzz --minutes 60

lint:
	swift format lint --strict --recursive Sources Tests Fuzzing Benchmarks Package.swift

format:
	swift format --in-place --recursive Sources Tests Fuzzing Benchmarks Package.swift

clean:
	rm -rf .build demo

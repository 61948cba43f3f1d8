# Huabiao 华表. `make run` and `make test` each do all their set-up on a fresh Debian 12 with Swift 6.3.

PORT ?= 8080
DATA ?= data
BUILD ?= .build
SWIFT = swift
CHECKED = --explicit-target-dependency-import-check error
# What a debugger reads, and an index of other people's modules, take a third of the time. `make build LEAN=` makes both.
# The index of our own stays: without its folder SwiftPM builds no tests. C is optimised: a sign-in is hashed in a tenth of a second
# then and not in one and a half, and the browser signs in all day.
LEAN = -Xswiftc -index-ignore-system-modules -Xswiftc -gnone -Xcc -g0 -Xcc -O1
# How many tests are under way at once. Without a bound all of them are, each with a database and its connections.
TESTS_AT_ONCE ?= $(shell expr 3 '*' $$(nproc))
TESTED = SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$(TESTS_AT_ONCE)

.PHONY: help run test test-swift test-browser build bench format lint setup-run setup-test setup-bench clean-data

help: ## Say what there is.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-14s %s\n", $$1, $$2}'

run: setup-run ## Build, load the sample county and serve it; prints the address.
	$(SWIFT) build -c release --product huabiao
	$$($(SWIFT) build -c release --show-bin-path)/huabiao demo --data $(DATA) --unless-present
	$$($(SWIFT) build -c release --show-bin-path)/huabiao serve --data $(DATA) --port $(PORT)

test: setup-test test-swift test-browser ## All tests: law, store, desk, pages, and the main path in a real browser.

build: setup-test
	$(SWIFT) build --build-tests $(CHECKED) $(LEAN)

test-swift: build
	$(TESTED) $(SWIFT) test --skip-build --parallel
	$(TESTED) HUABIAO_TEST_ENGINE=postgres $(SWIFT) test --skip-build --parallel --filter 'DeskTests|PortalTests'

test-browser: build
	Scripts/browser-tests.sh

bench: setup-bench ## Measure; prints ratios. Figures go into Benchmarks/README.md.
	Benchmarks/run.sh

format: ## Write the sources as .swift-format says.
	$(SWIFT) format --in-place --recursive --parallel --configuration .swift-format Sources Tests Benchmarks Package.swift

lint: ## Check format, arrows, wall clock and asynchronous reads.
	Scripts/lint.sh

setup-run:
	@Scripts/install-packages.sh run

setup-test:
	@Scripts/install-packages.sh test

setup-bench:
	@Scripts/install-packages.sh bench

clean-data: ## Remove the sample county.
	rm -rf $(DATA)

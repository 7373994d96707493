# What people type. Every target does its own set-up and says what it does.
.DEFAULT_GOAL := help
SHELL := /bin/bash

binary := target/debug/chengguan
listen ?= 127.0.0.1:8080
data ?= .local/demo

.PHONY: help run build web test test-rust test-web test-contract test-e2e lint bench torture screenshots clean

help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

run: build ## the demo bureau on http://127.0.0.1:8080
	@echo "== demo bureau in $(data)"
	@mkdir -p $(data)
	@exec $(binary) demo --size small --data $(data) --listen $(listen)

build: web ## the server with its front end, development profile
	@echo "== server: building (the first time takes minutes, later seconds)"
	@cargo build --workspace

web: ## the office front end, when its sources are newer than what is built
	@echo "== tools"
	@scripts/check-tools.sh
	@echo "== front end"
	@scripts/build-web.sh

test: ## every test: Rust, front end, whole journeys on both databases
	@scripts/test.sh web rust kills contract e2e

test-rust: ## only Rust, on both databases
	@scripts/test.sh rust

test-web: ## only the front end's units
	@scripts/test.sh web

test-contract: ## programs of others against a running demo: schemathesis, Open311's clients, a feed reader, openpyxl
	@scripts/test.sh contract

test-e2e: ## only the journeys in a browser, on both databases
	@scripts/test.sh e2e

lint: ## clippy without warnings, types and words of the front end
	@scripts/check-tools.sh
	@cargo clippy --workspace --all-targets -- -D warnings -W clippy::too_many_lines
	@[ -d web/node_modules ] || npm --prefix web ci --no-audit --no-fund --loglevel=error
	@npm --prefix web run --silent lint

bench: ## our figures beside the bare ceiling, on both databases (BENCH_OPINIONS=1000000: a ledger of that size)
	@scripts/setup-test.sh
	@cargo build --workspace --profile bench-fast
	@DURABLE=1 scripts/postgres.sh with target/bench-fast/chengguan-bench bench

torture: ## kills under load: acknowledged = stored = journalled
	@scripts/setup-test.sh
	@cargo build --workspace --profile bench-fast
	@DURABLE=1 scripts/postgres.sh with target/bench-fast/chengguan-bench torture

screenshots: ## pictures of the real screens into docs/pictures
	@scripts/test.sh screenshots

clean: ## removes what was built and the demo folder
	@rm -rf .local web/dist web/node_modules e2e/node_modules e2e/test-results
	@cargo clean

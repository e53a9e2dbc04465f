# Firebreak. `make` prints what there is; README.md says what it is for.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# The first JDK 25 of: JAVA_HOME, the PATH, where Debian, Fedora, SDKMAN, Homebrew and macOS put
# theirs. Each has a file `release` that says its version, which is quicker to read than to ask.
FIND_JDK = javac="$$(readlink -f "$$(command -v javac)")"; \
	for home in "$$JAVA_HOME" "$${javac%/bin/javac}" /usr/lib/jvm/* \
	    "$$HOME"/.sdkman/candidates/java/* "$$HOME"/.jdks/* \
	    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
	    /Library/Java/JavaVirtualMachines/*/Contents/Home; do \
	  if [ -x "$$home/bin/javac" ] && grep -qs '^JAVA_VERSION="25[".]' "$$home/release"; then \
	    echo "$$home"; break; \
	  fi; \
	done
NO_JDK = Firebreak needs a JDK 25 and found none: install one (apt install openjdk-25-jdk; sdk install java 25-tem; brew install openjdk@25) or set JAVA_HOME to it
NO_MAVEN = Firebreak needs Maven 3.8.7 or newer and found none: install it (apt install maven; sdk install maven; brew install maven)
JDK = $(or $(shell $(FIND_JDK)),$(error $(NO_JDK)))
MAVEN = JAVA_HOME="$(JDK)" $(or $(shell command -v mvn),$(error $(NO_MAVEN))) -B

# Maven's own libraries would print warnings on a JDK 25.
export MAVEN_OPTS ?= -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow

SERVICES := directory-service consent-service referral-service audit-service
PROGRAMS := $(SERVICES:%=%/target/quarkus-app/quarkus-run.jar) deploy/copy-loops/target/quarkus-app/quarkus-run.jar deploy/end-to-end-tests/target/lib
SOURCES := $(shell find pom.xml deploy $(SERVICES) -name target -prune -o -type f -print)
PACKAGED := target/packaged
PROGRAM = "$(JDK)/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfirebreak.root="$(CURDIR)" \
	-cp 'deploy/end-to-end-tests/target/classes:deploy/end-to-end-tests/target/lib/*' \
	org.firebreak
KUBERNETES = "$(JDK)/bin/java" --sun-misc-unsafe-memory-access=allow -Dfirebreak.root="$(CURDIR)" -cp 'deploy/kubernetes/target/classes:deploy/kubernetes/target/lib/*' org.firebreak.kubernetes
empty :=
WITH_COMMAS := $(subst $(empty) $(empty),$(shell printf ,),$(SERVICES))

.PHONY: help run demo replay test chaos bench bench-audit bench-start bench-verify manifests sbom clean
help:
	@echo 'make run     to see: builds, starts everything, plays the demonstration, stays up until Ctrl-C'
	@echo 'make test    to trust: everything that must pass'
	@echo 'make demo    as run, but checks every promise that it can see, and ends: exit code 0 or 1'
	@echo 'make replay  computes decisions of a running platform again: FROM=2026-11-22T00:00:00Z TO=..., or the last day'
	@echo 'make chaos   the simulations with many more seeds, and faults under a long load'
	@echo 'make bench   how fast the firewall is beside loops that only copy, the log beside plain tables, and the verifier'
	@echo '             (bench-audit: the log alone; bench-verify: the verifier alone, on ENTRIES entries;'
	@echo '             bench-start: how long services take to start, and their memory)'
	@echo 'make manifests  writes what of deploy/kubernetes is generated; make sbom: what is in each service, as CycloneDX'
	@echo 'make clean   removes what was built'

run: $(PACKAGED)
	@exec $(PROGRAM).demonstration.Demonstration run

demo: $(PACKAGED)
	@exec $(PROGRAM).demonstration.Demonstration demo

replay: $(PACKAGED)
	@exec $(PROGRAM).demonstration.Replay $(if $(FROM),from=$(FROM)) $(if $(TO),to=$(TO))

# Everything is compiled, analysed and packaged first: then the end-to-end tests, which mostly wait, run
# beside the services' own. With those of consent-service comes a minute of Jazzer.
test:
	@$(MAVEN) package -T2 -DskipTests -Dspotless.goal=check
	@rm -rf $(FUZZED) && mkdir -p $(FUZZED)
	@$(MAVEN) verify -T3 -Pfuzz -Dpackaged -Dquarkus.build.skip -Dspotless.goal=check -Dspotless.check.skip
	@$(FOLLOWED)

# Where Jazzer puts what reached something new: all that it finds without following code is nothing.
FUZZED = consent-service/target/fuzz
FOLLOWED = [ -n "$$(ls $(FUZZED))" ] || { echo 'Jazzer followed no code: its run says nothing'; exit 1; }

# How long a load, how often each service is killed in it, how many times the usual number of seeds
# the simulations take, how many withdrawals race the real broker, and how often the firewall is killed
# and frozen at each point of a batch, a witness while it cosigns and audit-service while it signs; with how many
# seeds an append dies at each of its statements; then for how many seconds Jazzer changes the bytes
# of what consent-service reads; and mutation testing of all of the firewall. The report goes to target/chaos.log.
chaos: EVENTS ?= 20000
chaos: ROUNDS ?= 3
chaos: FACTOR ?= 100
chaos: RECEIPTS ?= 10000
chaos: KILLS ?= 10
chaos: FREEZES ?= 2
chaos: SEEDS ?= 3
chaos: FUZZ ?= 600
chaos: $(PACKAGED)
	@mkdir -p target
	@set -o pipefail; $(MAVEN) verify -Dquick -Dtests.jit.level=4 -Dspotless.goal=check -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtest='FirewallLoopTest,GroupOfFirewallsTest,WithdrawalRaceTest,ReviewWalkTest,PoisonRecordsTest,WithdrawalReceiptTest,KilledFirewallTest,FrozenFirewallTest,SmallRyeTransactionsTest,SigningSimulationTest,AuditWitnessTest,TamperReportTest,CleanLogsTest,AllTamperingTest,KilledAppendTest,KilledStepsTest' \
	  -Dfirebreak.chaos.factor=$(FACTOR) -Dfirebreak.receipt.rounds=$(RECEIPTS) -Dfirebreak.kill.rounds=$(KILLS) -Dfirebreak.freeze.rounds=$(FREEZES) \
	  -Dfirebreak.witness.kills=$(KILLS) -Dfirebreak.audit.kills=$(KILLS) -Dfirebreak.append.kills=$(SEEDS) -Dfirebreak.tamper.whole=true -Dfirebreak.tamper.step=1 -Dfirebreak.clean.logs=1000 \
	  -Dit.test='FaultsIT,BenchmarkIT,AuditorIT' -Dfailsafe.failIfNoSpecifiedTests=false \
	  -Dfirebreak.chaos.events=$(EVENTS) -Dfirebreak.chaos.rounds=$(ROUNDS) 2>&1 | tee target/chaos.log
	@rm -rf $(FUZZED) && mkdir -p $(FUZZED)
	@set -o pipefail; $(MAVEN) test -Pfuzz,mutation -Dquick -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.goal=check \
	  -pl consent-service -am -Dfirebreak.fuzz.seconds=$(FUZZ) \
	  -DtargetClasses='org.firebreak.consent.firewall.*' -DmaxSurviving=23 2>&1 | tee -a target/chaos.log
	@$(FOLLOWED)

# Turns of each loop and how long each is, events a second while latency is measured and for how long,
# how many withdrawals; OPTIONS for the JVMs of what is compared, as for a flight recording.
# The report goes to target/bench/.
bench: ROUNDS ?= 5
bench: SECONDS_A_TURN ?= 3
bench: RATE ?= 1000
bench: LATENCY_SECONDS ?= 10
bench: RECEIPTS ?= 200
bench: $(PACKAGED)
	@$(PROGRAM).benchmark.Benchmark rounds=$(ROUNDS) seconds=$(SECONDS_A_TURN) rate=$(RATE) \
	  latency=$(LATENCY_SECONDS) receipts=$(RECEIPTS) options="$(OPTIONS)"
	@$(MAKE) --no-print-directory bench-audit
	@$(MAKE) --no-print-directory bench-verify

# Decisions from Kafka into the log in three rounds, then more at a rate while latency is measured; how
# many bundles and proofs are asked for. The report goes to target/bench/audit.txt.
bench-audit: ENTRIES ?= 600000
bench-audit: AUDIT_RATE ?= 200
bench-audit: PROOFS ?= 1000
bench-audit: $(PACKAGED)
	@exec $(PROGRAM).benchmark.AuditBenchmark entries=$(ENTRIES) rate=$(AUDIT_RATE) latency=20 proofs=$(PROOFS)

# How long each service takes to start and what it holds, packaged as usual and for the JVM's ahead-of-time cache.
AOT = -Dquarkus.package.jar.type=aot-jar
bench-start: ROUNDS ?= 5
bench-start: $(PACKAGED)
	@for service in $(SERVICES); do rm -rf $$service/target/aot; mv $$service/target/quarkus-app $$service/target/as-packaged; done
	@$(MAVEN) package -q -Dquick -DskipTests -Dspotless.check.skip=true $(AOT) -pl $(WITH_COMMAS) -am
	@for service in $(SERVICES); do mkdir $$service/target/aot; mv $$service/target/quarkus-app $$service/target/aot/; mv $$service/target/as-packaged $$service/target/quarkus-app; done
	@$(KUBERNETES).StartTimes $(ROUNDS)

manifests:
	@$(MAVEN) package -q -Dquick -DskipTests -Dspotless.check.skip=true -pl deploy/kubernetes -am
	@$(KUBERNETES).Manifests

# Into each service's target/bom.json. Licences and hashes are those that the jars' own descriptions state.
sbom:
	@$(MAVEN) package org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeBom -q -Dquick -DskipTests -Dspotless.check.skip=true -DoutputFormat=json -pl $(WITH_COMMAS) -am
# The verifier over an export of ENTRIES, as a process with a heap of HEAP MiB, and proofs out of tiles;
# nothing runs beside it. VERIFIERS, between colons: several jars in turn, to compare two builds. The
# export stays in target/bench/verify, with the report.
bench-verify: ENTRIES ?= 1000000
bench-verify: HEAP ?= 192
bench-verify: RUNS ?= 3
bench-verify: PROOFS ?= 10000
bench-verify: VERIFIERS ?= audit-service/offline/target/audit-verify.jar
bench-verify: $(PACKAGED)
	@exec "$(JDK)/bin/java" -cp audit-service/offline/target/classes:audit-service/offline/target/test-classes \
	  org.firebreak.audit.benchmark.OfflineBenchmark folder=target/bench/verify entries=$(ENTRIES) heap=$(HEAP) \
	  runs=$(RUNS) proofs=$(PROOFS) verifiers=$(VERIFIERS)

clean:
	@rm -rf target deploy/*/target $(SERVICES:%=%/target)

# Without tests and analysis: those are `make test`. One line per module, the rest goes to a file.
ifneq ($(words $(wildcard $(PROGRAMS))),$(words $(PROGRAMS)))
.PHONY: $(PACKAGED)
endif
$(PACKAGED): $(SOURCES)
	@mkdir -p target
	@echo 'Building, a minute or two (details: target/package.log)'
	@set -o pipefail; $(MAVEN) package -Dquick -DskipTests -Dspotless.goal=check -Dspotless.check.skip=true 2>&1 \
	  | tee target/package.log \
	  | awk '/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$$/ { sub(/^\[INFO\] Building /, "  "); sub(/ +\[/, " ["); print; fflush() } \
	         /^\[ERROR\]/ { print; fflush() }'
	@touch $(PACKAGED)

#!/usr/bin/env bash
# Prints what secrets.csv lists, freshly made, for a trial: development-secrets.sh | kubectl apply -n firebreak -f -
# Needs a JDK 25 and the packaged services (make run, or mvn package). Running it again makes other keys, with which
# nothing that was sealed or signed before opens or continues. The origin of the log is the first argument, if there is one.
set -euo pipefail
umask 077
root="$(cd "$(dirname "$0")/../.." && pwd)"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
origin="${1:-firebreak.example/quickstart-log}"
files="$(mktemp -d)"
trap 'rm -rf "$files"' EXIT

keyset() {
  "$java" --sun-misc-unsafe-memory-access=allow -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "$root/referral-service/target/quarkus-app/lib/boot/*:$root/referral-service/target/quarkus-app/lib/main/*" \
    org.firebreak.runtime.sealing.Keysets create "$files/$1.json" >&2
}

# The public key goes to standard output, the private one to the file.
note_key() { "$java" -jar "$root/audit-service/offline/target/audit-witness.jar" new-key "$@"; }

password() { head -c 24 /dev/urandom | base64 | tr -d '/+=\n'; }

# NAME TYPE KEY FILE [KEY FILE ...]
secret() {
  local name="$1" type="$2"
  shift 2
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n' "$name"
  [ "$type" != kubernetes.io/basic-auth ] || printf '  labels:\n    cnpg.io/reload: ""\n'
  printf 'type: %s\ndata:\n' "$type"
  while [ $# -gt 0 ]; do
    printf '  %s: %s\n' "$1" "$(base64 < "$2" | tr -d '\n')"
    shift 2
  done
}

# NAME KEY FILE [KEY FILE ...]: as text, because a variable cannot be taken from binary data. What
# becomes a variable has no last line break.
config_map() {
  printf -- '---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %s\ndata:\n' "$1"
  shift
  while [ $# -gt 0 ]; do
    case "$1" in *.vkey) printf '  %s: |-\n' "$1" ;; *) printf '  %s: |\n' "$1" ;; esac
    sed 's/^/    /' "$2"
    shift 2
  done
}

role() {
  printf '%s' "$2" > "$files/username"
  printf '%s' "$(password)" > "$files/password"
  secret "$1" kubernetes.io/basic-auth username "$files/username" password "$files/password"
}

for database in directory consent referral audit; do
  role "$database-database-owner" "${database}_owner"
  role "$database-database-app" "${database}_app"
done
role keycloak-database-owner keycloak

for client in referral-service consent-service; do
  printf '%s' "$(password)" > "$files/client"
  secret "$client-client" Opaque secret "$files/client"
done

for name in outbound inbox home quarantine; do keyset "$name"; done
secret referral-keysets Opaque \
  outbound.json "$files/outbound.json" inbox.json "$files/inbox.json" home.json "$files/home.json"
secret consent-keysets Opaque \
  outbound.json "$files/outbound.json" inbox.json "$files/inbox.json" quarantine.json "$files/quarantine.json"

note_key --for-log "$origin" "$files/log.key" > "$files/log.vkey"
one="$(note_key firebreak.example/witness-1 "$files/witness-1.key")"
two="$(note_key firebreak.example/witness-2 "$files/witness-2.key")"
cat > "$files/policy.txt" <<POLICY
log $(cat "$files/log.vkey")
witness witness-1 $one http://witness-1:8091
witness witness-2 $two http://witness-2:8091
group both all witness-1 witness-2
quorum both
POLICY
secret audit-log-key Opaque log.key "$files/log.key"
config_map audit-log-policy policy.txt "$files/policy.txt" log.vkey "$files/log.vkey"
secret witness-1 Opaque witness.key "$files/witness-1.key"
secret witness-2 Opaque witness.key "$files/witness-2.key"
config_map sample-organizations \
  organizations.json "$root/directory-service/src/main/sample/organizations.json"

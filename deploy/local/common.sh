# What up and down share.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
launcher="$root/deploy/local/target/local-stack.jar"
home="${P360_HOME:-$root/.p360}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

fail() {
  echo "Error: $1" >&2
  exit 1
}

require_jdk() {
  local version
  command -v "$java" > /dev/null || fail "No Java was found: install a JDK 17 or newer, or set JAVA_HOME to one."
  command -v "${java}c" > /dev/null || fail "A JDK is needed, and this is only a Java runtime: $(command -v "$java")."
  version="$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)"
  [ "${version:-0}" -ge 17 ] || fail "Java 17 or newer is needed, and $(command -v "$java") is Java ${version:-unknown}."
}

require_maven() {
  local version major minor
  command -v mvn > /dev/null || fail "Maven was not found: install Maven 3.8 or newer."
  version="$(mvn -B -v 2> /dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)"
  major="${version%%.*}"
  minor="${version#*.}"
  minor="${minor%%.*}"
  if [ "${major:-0}" -lt 3 ] || { [ "$major" -eq 3 ] && [ "${minor:-0}" -lt 8 ]; }; then
    fail "Maven 3.8 or newer is needed, and this is ${version:-unknown}."
  fi
}

# Builds the modules whose result is missing, or older than a source it is made from.
build_what_is_stale() {
  local stale=()
  fresh deploy/local target/local-stack.jar || stale+=(deploy/local)
  case " $* " in
    *" --infra-only "* | *" --help "* | *" -h "*) ;;
    *)
      for service in incident-intake randomisation referral notification followup; do
        fresh "$service-service" target/quarkus-app/quarkus-run.jar event-contracts service-chassis ||
          stale+=("$service-service")
      done
      fresh deploy/simulator target/simulator.jar event-contracts || stale+=(deploy/simulator)
      ;;
  esac
  case " $* " in
    *" --once "*) fresh journey-tests target/oracle.jar event-contracts deploy/local || stale+=(journey-tests) ;;
  esac
  [ ${#stale[@]} -eq 0 ] || build "${stale[@]}"
}

# fresh MODULE RESULT [MODULE IT IS MADE FROM]...
fresh() {
  local module="$root/$1" result="$root/$1/$2" source
  shift 2
  [ -e "$result" ] || return 1
  for source in "$module" "${@/#/$root/}"; do
    [ -z "$(find "$source/src/main" "$source/pom.xml" -newer "$result" -print -quit 2> /dev/null)" ] || return 1
  done
}

build() {
  local modules log="$home/build.log"
  mkdir -p "$home"
  modules="$(IFS=,; echo "$*")"
  echo "Building $* (the first time Maven also fetches libraries, which takes minutes)"
  (cd "$root" && mvn -B -T 2 -Dmaven.test.skip=true -DskipChecks -pl "$modules" -am package) 2>&1 | tee "$log" |
    { grep --line-buffered -E '^\[INFO\] Building [A-Z]' || true; } | sed -u 's/^\[INFO\] /  /' ||
    { grep '^\[ERROR\]' "$log" | head -n 5 >&2; fail "The build failed; all of it is in $log."; }
}

run() {
  cd "$root"
  exec "$java" -Xmx256m -XX:+UseSerialGC -Dproject360.cache="$home/cache" \
    -cp "$launcher:$root/deploy/local/target/lib/*" org.project360.local.Main "$@"
}

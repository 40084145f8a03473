# Sourced by the other scripts: sets JAVA_HOME to a JDK 25 or later, or ends with what to do.
# Looks at JAVA_HOME, then at the java on the PATH, then at the usual folders.

java_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

fits() {
  major=$(java_major "$1") && [ -n "$major" ] && [ "$major" -ge 25 ]
}

find_java_home() {
  if [ -n "${JAVA_HOME:-}" ] && fits "$JAVA_HOME"; then
    echo "$JAVA_HOME"
    return
  fi
  on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    home=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    if fits "$home"; then
      echo "$home"
      return
    fi
  fi
  for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if fits "$home"; then
      echo "$home"
      return
    fi
  done
  return 1
}

if ! JAVA_HOME=$(find_java_home); then
  echo "qworker needs a JDK 25 or later and found none: not in JAVA_HOME, not as java on the PATH, not in the usual folders." >&2
  echo "Install one (Debian: apt-get install openjdk-25-jdk; others: Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  exit 1
fi
export JAVA_HOME

#!/bin/sh
# Installs the tools whose reports RealToolsIT posts, MinIO for AttachmentIT, the MCP client of McpIT, Grafana's model for GrafanaIT and Prometheus for PrometheusIT: install.sh FOLDER, then mvn verify -Dargus.tools=FOLDER.
# Each package manager takes what it needs from where it is configured to. What fails is named at the end; its tests are skipped.
# The compilers and runtimes (python3, npm, go, cargo, g++ with GoogleTest) must be there already.
set -u
mkdir -p "${1:?usage: install.sh FOLDER}" && cd "$1" || exit 2
folder=$PWD
missing=

attempt() {
  name=$1
  shift
  echo "== $name"
  "$@" || missing="$missing $name"
}

attempt venv python3 -m venv "$folder"
attempt pip "$folder/bin/pip" install -q \
  pytest==9.2.0 pytest-rerunfailures==16.7 pytest-json-report==1.5.0 allure-pytest==2.16.2 \
  robotframework==7.5 locust==2.47.0
attempt npm env PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --silent --global --prefix "$folder" \
  jest@30.5.2 vitest@4.1.12 mocha@12.0.3 mochawesome@8.1.1 @playwright/test@1.65.1 \
  @modelcontextprotocol/sdk@1.32.2 @grafana/schema@13.2.3 typescript@7.0.2
attempt k6 env GOBIN="$folder/bin" go install go.k6.io/k6@v1.8.1
attempt minio env GOBIN="$folder/bin" go install github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c
attempt prometheus sh -c 'cd "$(mktemp -d)" && apt-get download -qq prometheus && dpkg-deb -x prometheus_*.deb . && cp usr/bin/prometheus "$0/bin/"' "$folder"
attempt nextest cargo install --quiet --locked --root "$folder" cargo-nextest@0.9.151

[ -z "$missing" ] || { echo "NOT INSTALLED:$missing" >&2; exit 1; }

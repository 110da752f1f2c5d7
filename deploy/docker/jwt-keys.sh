#!/bin/sh
# Makes the key pair of the internal tokens once: jwt-keys.sh PRIVATE_FOLDER PUBLIC_FOLDER
# The gateway alone mounts the private one. A new pair: delete both volumes and restart everything.
set -eu
private=$1/jwt-private.pem public=$2/jwt-public.pem
if [ ! -s "$private" ]; then
  umask 077
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$private.new"
  mv "$private.new" "$private"
fi
# Anew each time, so that it always is the other half.
openssl pkey -in "$private" -pubout -out "$public.new"
chmod 0444 "$public.new"
mv "$public.new" "$public"

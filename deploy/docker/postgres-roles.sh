#!/bin/sh
# Run by the image of PostgreSQL when its data directory is new.
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  -v owner_password="$ARGUS_DB_PASSWORD" \
  -v report_password="$ARGUS_DB_REPORT_PASSWORD" \
  -v reader_password="$ARGUS_DB_READER_PASSWORD" \
  -f /argus/roles.sql

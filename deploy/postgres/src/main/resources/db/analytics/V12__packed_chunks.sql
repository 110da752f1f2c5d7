-- Chunks come compressed by the service: the database's own compression takes several times the CPU of lz4
-- (docs/adr/0003). Those that are here already stay as they are.
alter table upload_chunk
  add column unpacked_bytes int,               -- of the event, which payload holds as a block of lz4; null = as it is
  alter column payload set storage external;

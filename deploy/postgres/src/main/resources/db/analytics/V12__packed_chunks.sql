-- Chunks come compressed by the service (lz4 costs a tenth of the CPU that the database's own compression takes, and
-- it has a tenth of the bytes to log); those that are here already stay as they are.
alter table upload_chunk
  add column unpacked_bytes int,               -- of the event, which payload holds as a block of lz4; null = as it is
  alter column payload set storage external;

-- Dead letters that can be read and driven again, and what retention looks for (docs/adr/0010).

-- What lies on the dead-letter topics. Bytes are kept as they came; what could be read of them stands beside.
create table dead_letter (
  id            bigint generated always as identity primary key,
  topic         text        not null,   -- the dead-letter topic, and where on it
  partition     int         not null,
  position      bigint      not null,
  origin        text,                   -- topic/partition/offset of the original
  reason        text,
  type          text,                   -- of the event
  project       text,
  suite_id      text,
  run_id        uuid,
  upload_id     uuid,
  key           bytea,
  value         bytea,                  -- null = the record had none
  header_names  text[]      not null,
  header_values bytea[]     not null,
  received_at   timestamptz not null,
  redriven_at   timestamptz,            -- null = open
  unique (topic, partition, position)
);
create index dead_letter_of_upload on dead_letter (upload_id) where redriven_at is null;
create index dead_letter_received on dead_letter (received_at);

create index upload_chunk_received on upload_chunk (received_at);

-- Payloads are for whoever administers Argus; report-service has no use for them.
do $$
begin
  if exists (select from pg_roles where rolname = 'argus_report') then
    revoke all on dead_letter from argus_report;
  end if;
end $$;

-- Files beside runs (docs/adr/0013). The objects are ingest-service's; a row says that one is there.

-- A run's attachments may come before the run: no foreign key. What is of no run is removed when expires_at has passed.
create table attachment (
  run_id       uuid        not null,      -- public id of the run
  url          text        not null,      -- where it is served; names run, case, SHA-256 and name: the same four, the same url
  project      text        not null,      -- slug; one that is not the run's shows nowhere
  case_id      uuid,                      -- public id of the case; null = of the run itself
  name         text        not null,
  content_type text        not null,
  size_bytes   bigint      not null,
  sha256       text        not null,
  stored_at    timestamptz not null,
  expires_at   timestamptz not null,
  primary key (run_id, url)
);
create index attachment_expires on attachment (expires_at);

-- Schema analytics: what happened, as analytics-service stores it. Why this shape: docs/adr/0001-persistence-and-artifact.md.
-- project_id leads the key of every result table, so that they can be distributed by it.
-- Status codes: 0 pass, 1 fail, 2 error, 3 skip (a case); 0 running, 1 pass, 2 fail, 3 aborted (a run).

create table project (
  id             int generated always as identity primary key,
  slug           text        not null unique,
  enabled        boolean     not null default true,
  retention_days int         not null default 90 check (retention_days >= 1),
  max_runs       int         not null default 1000 check (max_runs >= 0),
  flaky_window   smallint    not null default 10 check (flaky_window between 2 and 50),
  default_branch text        not null default 'main',
  created_at     timestamptz not null default now()
);

-- The run-level suite. Whoever changes windows of its cases bumps version in the same transaction,
-- so that a cached window is known to be stale.
create table suite (
  id                int generated always as identity primary key,
  project_id        int         not null references project,
  slug              text        not null,
  version           bigint      not null default 0,
  newest_started_at timestamptz,          -- the newest run folded into the windows: anything
  newest_run_id     uuid,                 -- older takes the slow path
  unique (project_id, slug)
);

create table test_case (
  project_id int    not null,
  id         bigint generated always as identity,
  suite_id   int    not null references suite,
  case_id    uuid   not null,             -- public: a hash of the identity
  suite_name text,
  class_name text,
  name       text   not null,
  variant    text,
  primary key (project_id, id),
  unique (case_id, project_id)
);
create index test_case_by_name on test_case (project_id, md5(name));
create index test_case_by_full_name on test_case (project_id, md5(class_name || '.' || name)) where class_name is not null;

create table test_run (
  project_id   int         not null,
  id           bigint generated always as identity,
  run_id       uuid        not null unique, -- public
  suite_id     int         not null references suite,
  status       smallint    not null,
  trigger      text,
  branch       text,
  commit       text,
  environment  text,
  browser      text,
  variant      text,
  config_hash  text,
  run_key      text,
  build_url    text,
  ci_provider  text,
  started_at   timestamptz not null,        -- the earliest of its uploads
  finished_at  timestamptz,                 -- the latest end of its uploads, where one says how long it took
  duration_ms  bigint,                      -- finished_at - started_at
  total        int         not null,
  passed       int         not null,
  failed       int         not null,
  errored      int         not null,
  skipped      int         not null,
  flaky        int         not null,        -- passed on retry
  errors       jsonb       not null default '[]', -- what was red and no case: [{source, message, type, stackTrace}]
  shards       smallint[]  not null default '{}',
  shard_total  smallint    not null default 0,
  attempt      smallint    not null default 1,
  primary key (project_id, id)
);
create index test_run_newest on test_run (project_id, started_at desc, run_id desc);
create index test_run_newest_of_suite on test_run (suite_id, started_at desc, run_id desc);

-- One row per applied upload: what makes a repeated one change nothing.
create table upload (
  project_id  int         not null,
  run_id      bigint      not null,
  upload_id   uuid        not null,
  shard       smallint    not null,
  attempt     smallint    not null,
  started_at  timestamptz not null,
  duration_ms bigint,
  received_at timestamptz not null,
  metadata    jsonb       not null,             -- what its poster said about the run
  errors      jsonb       not null default '[]',
  chunks      int         not null,             -- 0 = it has no cases
  counts      jsonb       not null,             -- of its cases, or what its files sum up without naming cases
  files       jsonb       not null default '[]', -- per file: what was stored, what was not, why
  primary key (project_id, run_id, upload_id),
  foreign key (project_id, run_id) references test_run on delete cascade
);
create index upload_by_upload_id on upload (upload_id);

-- Chunks of uploads whose closing event is not here yet. Nothing reads them but the consumer.
create table upload_chunk (
  run_id      uuid        not null,
  upload_id   uuid        not null,
  chunk       int         not null,
  payload     bytea       not null,
  received_at timestamptz not null default now(),
  primary key (run_id, upload_id, chunk)
);

-- The outcome of one case in one run. Narrow on purpose, no surrogate key; partitions by week are made by the writer.
create table test_case_run (
  project_id  int         not null,
  duration_ms int,                        -- of the last attempt
  case_id     bigint      not null,
  started_at  timestamptz not null,       -- the run's
  run_id      bigint      not null,
  failure_id  bigint,                     -- of the last red attempt, or why it was skipped; null on a plain pass
  status      smallint    not null,
  attempt     smallint    not null,       -- upload the last attempt came from
  shard       smallint    not null,
  attempts    text,                       -- one letter each (P F E S), oldest first, e.g. FP; null = a single one
  detail      jsonb,                      -- what few cases have: attempts with their errors, assertions, metrics, output, steps
  primary key (project_id, case_id, started_at, run_id)
) partition by range (started_at);
create index test_case_run_of_run on test_case_run using brin (run_id) with (pages_per_range = 16, autosummarize = on);
create index test_case_run_red on test_case_run (project_id, case_id, started_at desc) where status in (1, 2);

-- Failure texts, one row per distinct text and week; partitions are dropped with those of test_case_run.
create table failure (
  project_id  int    not null,
  id          bigint not null,            -- first 64 bits of a hash of type, message and stack trace
  week        date   not null,            -- Monday (UTC) of the run's started_at
  signature   bigint not null,            -- equal for failures that look alike: type, first line without numbers, frame of the test
  message_key bigint not null,            -- the same without the frame: groups failures of different cases
  type        text,
  message     text,
  stack_trace text,
  primary key (project_id, id, week)
) partition by range (week);
create index failure_by_message_key on failure (project_id, message_key, week);

-- The last 64 results (skips left out) of a case, newest in bit 0; score and level over the project's flaky_window.
create table case_state (
  project_id int              not null,
  case_id    bigint           not null,
  suite_id   int              not null,
  failed     bigint           not null,   -- bit set: that result was a fail
  errored    bigint           not null,   -- bit set: that result was an error
  length     smallint         not null,   -- how many of the 64 bits are results
  level      smallint         not null,   -- 0 STABLE 1 MOSTLY_STABLE 2 FLAKY 3 VERY_FLAKY 4 BROKEN
  score      double precision not null,   -- 0..1
  primary key (project_id, case_id)
) with (fillfactor = 70);
create index case_state_by_score on case_state (project_id, score desc) where score > 0;
create index case_state_of_suite on case_state (suite_id);

-- The Monday that starts a run's partition week, in UTC.
create function week_of(at timestamptz) returns date
  language sql immutable parallel safe
  return date_trunc('week', at at time zone 'UTC')::date;

-- lz4 costs a fraction of the default's CPU; a PostgreSQL that was built without it (the embedded one) keeps the default.
do $$
begin
  alter table upload_chunk alter column payload set compression lz4;
  alter table test_case_run alter column detail set compression lz4;
  alter table failure alter column message set compression lz4, alter column stack_trace set compression lz4;
exception
  when feature_not_supported then null;
end $$;

-- Roles exist where somebody has created them (deploy/postgres/roles.sql); without them there is nobody to grant to.
do $$
begin
  if exists (select from pg_roles where rolname = 'argus_report') then
    execute format('grant usage on schema %I to argus_report', current_schema());
    execute format('grant select on all tables in schema %I to argus_report', current_schema());
    execute format('alter default privileges in schema %I grant select on tables to argus_report', current_schema());
  end if;
end $$;

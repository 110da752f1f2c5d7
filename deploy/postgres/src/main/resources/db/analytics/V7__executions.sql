-- Test cases run on demand (docs/adr/0015). Administered through Hibernate; their outcomes become runs like all others.

-- A case that somebody has registered stays without results; one that came with results goes with the last of them.
alter table test_case add column registered_at timestamptz;

create table execution (
  id              uuid        primary key,
  project_id      int         not null,
  test_case_id    uuid        not null,   -- public id of the case
  user_id         text        not null,   -- subject of its requester's token
  status          text        not null check (status in ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  result          text        check (result in ('PASS', 'FAIL', 'ERROR', 'SKIP')),
  trigger         text        not null,   -- as its requester said it
  trigger_details text,
  browser         text,
  environment     text,
  base_url        text,
  started_at      timestamptz,            -- null = it waits
  completed_at    timestamptz,            -- null = it is not over
  duration_ms     bigint,
  total_steps     int         not null default 0,
  passed_steps    int         not null default 0,
  failed_steps    int         not null default 0,
  skipped_steps   int         not null default 0,
  console_log     text,
  error_message   text,
  screenshot_url  text,
  video_url       text,
  runner          text,                   -- who has claimed it
  lease_seconds   int         not null default 0, -- 0 = it was started without a claim and lapses never
  leased_until    timestamptz,
  claims          int         not null default 0,
  idempotency_key text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  foreign key (test_case_id, project_id) references test_case (case_id, project_id) on delete cascade,
  unique (user_id, idempotency_key)
);
create index execution_newest on execution (created_at desc, id desc);
create index execution_newest_of_user on execution (user_id, created_at desc, id desc);
create index execution_newest_of_case on execution (test_case_id, created_at desc, id desc);
create index execution_oldest_of_project on execution (project_id, created_at);
create index execution_pending on execution (created_at, id) where status = 'PENDING';
create index execution_leased on execution (leased_until) where status = 'RUNNING';

create table execution_step (
  execution_id          uuid    not null references execution on delete cascade,
  number                int     not null,
  description           text    not null,
  expected_result       text,
  actual_result         text,
  result                text    check (result in ('PASS', 'FAIL', 'ERROR', 'SKIP')), -- null = it is still going on
  error_message         text,
  started_at            timestamptz,
  completed_at          timestamptz,
  duration_ms           bigint,
  screenshot_url        text,
  screenshot_before_url text,
  screenshot_after_url  text,
  retry_count           int     not null default 0,
  critical              boolean not null default false,
  primary key (execution_id, number)
);

-- Events that Kafka has not acknowledged yet; those of one key in the order in which they happened.
create table outbox (
  id         bigint generated always as identity primary key,
  topic      text        not null,
  key        text        not null,
  type       text        not null,
  event_id   text        not null,        -- the same when it is sent again
  payload    bytea       not null,
  created_at timestamptz not null
);

-- Whose executions they are is decided by analytics-service alone.
do $$
begin
  if exists (select from pg_roles where rolname = 'argus_report') then
    revoke all on execution, execution_step, outbox from argus_report;
  end if;
end $$;

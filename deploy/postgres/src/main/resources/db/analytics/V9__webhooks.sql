-- Runners that are called when an execution is requested (docs/adr/0020).

create table runner_webhook (
  project_id int  primary key references project on delete cascade,
  url        text not null,
  secret     text                         -- what calls are signed with; null = they are not signed
);

-- One call for each execution that was requested while its project had a webhook.
create table webhook_delivery (
  execution_id uuid        primary key references execution on delete cascade,
  project_id   int         not null,
  body         bytea       not null,      -- the same bytes at every attempt
  state        text        not null check (state in ('WAITING', 'DELIVERED', 'FAILED', 'DROPPED')),
  attempts     int         not null default 0,
  next_at      timestamptz,               -- when it is tried next; while it is tried, when somebody else may; null = it is over
  error        text,                      -- what the last attempt came to
  created_at   timestamptz not null,
  ended_at     timestamptz
);
create index webhook_delivery_due on webhook_delivery (next_at) where state = 'WAITING';

-- Addresses and secrets are for analytics-service alone.
do $$
begin
  if exists (select from pg_roles where rolname = 'argus_report') then
    revoke all on runner_webhook, webhook_delivery from argus_report;
  end if;
end $$;

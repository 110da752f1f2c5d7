-- What reading every format needs of the store.

-- report-service tells a poster why an upload that was acknowledged is not stored: the reason, never the payload.
do $$
begin
  if exists (select from pg_roles where rolname = 'argus_report') then
    grant select (upload_id, run_id, project, suite_id, reason, received_at, redriven_at) on dead_letter to argus_report;
  end if;
end $$;

-- Patterns of what is no part of a case's identity; ingest-service applies them.
alter table project add column identity_exclude text[] not null default '{}';

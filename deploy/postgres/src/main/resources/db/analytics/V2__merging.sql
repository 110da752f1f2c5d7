-- Merging that never depends on the order of arrival, live runs, and waiting for an upload: docs/adr/0007-exactly-once-effect.md.

-- Which upload of its run a row's last attempt came with: two uploads may claim the same attempt and shard.
-- Rows of before say 0, which is right wherever a run has one upload.
alter table test_case_run add column upload smallint not null default 0;

alter table upload
  add column ordinal smallint not null default 0, -- its number in its run, in order of arrival
  add column seq     int;                         -- orders the parts of a live run; null = it is none
update upload u set ordinal = n.ordinal
from (select project_id, run_id, upload_id,
        least(32767, row_number() over (partition by project_id, run_id order by received_at, upload_id) - 1) as ordinal
      from upload) n
where (u.project_id, u.run_id, u.upload_id) = (n.project_id, n.run_id, n.upload_id);

-- fold: what all uploads of the run say of it together, private to analytics-service; each new upload is folded into it.
-- heard_at: when the last of them was received; a running run that stays silent is aborted.
alter table test_run
  add column fold     jsonb,
  add column heard_at timestamptz not null default now();

create function instant(at timestamptz) returns text
  language sql immutable
  return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
with part as (
  select project_id, run_id, shard, max(attempt) as attempt from upload group by project_id, run_id, shard
), parts as (
  select project_id, run_id, jsonb_object_agg(shard, jsonb_build_object('attempt', attempt)) as parts
  from part group by project_id, run_id
), said as (
  select *, jsonb_build_object('attempt', attempt, 'shard', shard, 'seq', -1, 'uploadId', upload_id) as place from upload
), folded as (
  select project_id, run_id, max(received_at) as heard_at,
    jsonb_build_object(
      'startedAt', instant(min(started_at)),
      'finishedAt', instant(max(started_at + duration_ms * interval '1 ms')),
      'heardAt', instant(max(received_at)),
      'shardTotal', coalesce(max((metadata->>'shardTotal')::int), 0),
      'said', jsonb_agg(jsonb_build_object('order', place, 'said', metadata) order by attempt, shard, upload_id),
      'errors', coalesce(jsonb_agg(jsonb_build_object('order', place, 'errors', errors)
        order by attempt, shard, upload_id) filter (where errors <> '[]'), '[]'),
      'uploads', count(*),
      'hasCases', bool_or(chunks > 0),
      'summedUp', jsonb_build_object(
        'total',   coalesce(sum((counts->>'total')::int)   filter (where chunks = 0), 0),
        'passed',  coalesce(sum((counts->>'passed')::int)  filter (where chunks = 0), 0),
        'failed',  coalesce(sum((counts->>'failed')::int)  filter (where chunks = 0), 0),
        'errored', coalesce(sum((counts->>'errored')::int) filter (where chunks = 0), 0),
        'skipped', coalesce(sum((counts->>'skipped')::int) filter (where chunks = 0), 0),
        'flaky',   coalesce(sum((counts->>'flaky')::int)   filter (where chunks = 0), 0))) as fold
  from said group by project_id, run_id
)
update test_run r set heard_at = f.heard_at, fold = f.fold || jsonb_build_object('parts', p.parts)
from folded f join parts p using (project_id, run_id)
where (r.project_id, r.id) = (f.project_id, f.run_id);
drop function instant;

alter table upload drop column metadata, drop column errors, drop column duration_ms;
create index test_run_running on test_run (heard_at) where status = 0;

-- Merging that never depends on the order of arrival (docs/adr/0007), live runs, and wait=N.

-- Which upload of its run a row's last attempt came with: two uploads may claim the same attempt and shard.
-- Rows of before say 0, which is right wherever a run has one upload.
alter table test_case_run add column upload smallint not null default 0;

-- Orders the parts of a live run; null = an upload that is whole by itself.
alter table upload
  add column ordinal smallint not null default 0, -- its number in its run, in order of arrival
  add column seq     int;
update upload u set ordinal = n.ordinal
from (select project_id, run_id, upload_id,
        least(32767, row_number() over (partition by project_id, run_id order by received_at, upload_id) - 1) as ordinal
      from upload) n
where (u.project_id, u.run_id, u.upload_id) = (n.project_id, n.run_id, n.upload_id);

-- What all uploads of the run say of it together, private to analytics-service: each new upload is folded into it.
alter table test_run
  add column fold     jsonb,
  add column heard_at timestamptz not null default now(); -- when the last upload was received: a running run that stays silent is aborted
update test_run r set
  heard_at = u.heard_at,
  fold = jsonb_build_object('voices', u.voices, 'errors', u.errors, 'startedAt', u.started_at, 'finishedAt', u.finished_at,
    'heardAt', u.heard_at, 'shards', u.shards, 'parts', '{}'::jsonb, 'uploads', u.uploads, 'hasCases', u.has_cases, 'summedUp', u.summed_up)
from (
  select project_id, run_id, max(received_at) as heard_at, count(*) as uploads, bool_or(chunks > 0) as has_cases,
    to_char(min(started_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as started_at,
    to_char(max(started_at + duration_ms * interval '1 ms') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as finished_at,
    coalesce(jsonb_agg(distinct shard) filter (where shard > 0), '[]') as shards,
    jsonb_agg(jsonb_build_object('key', jsonb_build_object('attempt', attempt, 'shard', shard, 'seq', -1, 'uploadId', upload_id), 'said', metadata)) as voices,
    coalesce(jsonb_agg(jsonb_build_object('key', jsonb_build_object('attempt', attempt, 'shard', shard, 'seq', -1, 'uploadId', upload_id), 'errors', errors)) filter (where errors <> '[]'), '[]') as errors,
    jsonb_build_object(
      'total',   coalesce(sum((counts->>'total')::int)   filter (where chunks = 0), 0),
      'passed',  coalesce(sum((counts->>'passed')::int)  filter (where chunks = 0), 0),
      'failed',  coalesce(sum((counts->>'failed')::int)  filter (where chunks = 0), 0),
      'errored', coalesce(sum((counts->>'errored')::int) filter (where chunks = 0), 0),
      'skipped', coalesce(sum((counts->>'skipped')::int) filter (where chunks = 0), 0),
      'flaky',   coalesce(sum((counts->>'flaky')::int)   filter (where chunks = 0), 0)) as summed_up
  from upload group by project_id, run_id) u
where (r.project_id, r.id) = (u.project_id, u.run_id);

create index test_run_running on test_run (heard_at) where status = 0;

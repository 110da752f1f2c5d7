-- What each run failed with: one row for each signature of a run, so that failures of many runs are
-- grouped without their results. Derived from test_case_run; whoever changes the red results of a run
-- writes its rows anew in the same transaction.
create table run_failure (
  project_id int         not null,
  run_id     bigint      not null,
  signature  bigint      not null,
  started_at timestamptz not null,        -- the run's
  failure_id bigint      not null,        -- the text of the first case
  case_ids   bigint[]    not null,        -- its red cases, each once, in the order of their public ids
  primary key (project_id, run_id, signature),
  foreign key (project_id, run_id) references test_run on delete cascade
);
create index run_failure_since on run_failure (project_id, started_at);
create index run_failure_of_signature on run_failure (project_id, signature, started_at);

-- The red results of a run; where a text or a signature occurred is asked of run_failure now.
create index test_case_run_red_of_run on test_case_run (project_id, run_id) where status in (1, 2);
drop index test_case_run_failed_with;
drop index failure_by_signature;

insert into run_failure (project_id, run_id, signature, started_at, failure_id, case_ids)
select t.project_id, t.run_id, f.signature, t.started_at,
       (array_agg(t.failure_id order by c.case_id))[1], array_agg(t.case_id order by c.case_id)
  from test_case_run t
  join test_run r on r.project_id = t.project_id and r.id = t.run_id and r.started_at = t.started_at
  join test_case c on c.project_id = t.project_id and c.id = t.case_id
  join failure f on f.project_id = t.project_id and f.id = t.failure_id and f.week = week_of(t.started_at)
 where t.status in (1, 2)
 group by t.project_id, t.run_id, f.signature, t.started_at;

-- The same columns as before, from a fraction of the rows.
create or replace view ${reporting}.failures (project, suite_id, branch, day, signature, error_type, error_message, results, cases, runs, first_seen, last_seen) as
  select p.slug, s.slug, r.branch, (x.started_at at time zone 'UTC')::date, lpad(to_hex(x.signature), 16, '0'), min(f.type),
    left(min(f.message), 1000), count(*), count(distinct member.id), count(distinct x.run_id), min(x.started_at), max(x.started_at)
  from run_failure x
  join failure f on f.project_id = x.project_id and f.id = x.failure_id and f.week = week_of(x.started_at)
  join test_run r on r.project_id = x.project_id and r.id = x.run_id
  join project p on p.id = x.project_id
  join suite s on s.id = r.suite_id
  cross join lateral unnest(x.case_ids) as member (id)
  group by p.id, s.id, r.branch, (x.started_at at time zone 'UTC')::date, x.signature;

-- Schema reporting: what Grafana, Looker and people with SQL rely on (docs/sql.md). Columns are added, never renamed or removed.
-- The views read with the rights of their owner; who may ask sees all projects.
create schema if not exists ${reporting};

create view ${reporting}.test_runs (project, suite_id, run_id, status, trigger, branch, is_default_branch, "commit", environment, browser, variant, config_hash, build_url, ci_provider, started_at, finished_at, duration_ms, total, passed, failed, errored, skipped, flaky, pass_rate, attempt) as
  select p.slug, s.slug, r.run_id, (array['running', 'pass', 'fail', 'aborted'])[r.status + 1], r.trigger, r.branch,
    coalesce(r.branch = p.default_branch, false), r.commit, r.environment, r.browser, r.variant, r.config_hash, r.build_url,
    r.ci_provider, r.started_at, r.finished_at, r.duration_ms, r.total, r.passed, r.failed, r.errored, r.skipped, r.flaky,
    round(100.0 * r.passed / nullif(r.passed + r.failed + r.errored, 0), 1), r.attempt
  from test_run r
  join project p on p.id = r.project_id
  join suite s on s.id = r.suite_id;

comment on view ${reporting}.test_runs is 'Runs, one row each.';
comment on column ${reporting}.test_runs.project is 'Slug of the project.';
comment on column ${reporting}.test_runs.suite_id is 'Slug of the run-level suite, such as unit, e2e, load.';
comment on column ${reporting}.test_runs.run_id is 'Id of the run, as in GET /api/runs/{id}.';
comment on column ${reporting}.test_runs.status is 'running, pass, fail or aborted; fail = a case was red, or something red that is no case.';
comment on column ${reporting}.test_runs.trigger is 'What set the run off, such as ci; null = unknown.';
comment on column ${reporting}.test_runs.branch is 'Branch that was tested; null = the upload does not say.';
comment on column ${reporting}.test_runs.is_default_branch is 'True on the default branch of the project.';
comment on column ${reporting}.test_runs.commit is 'Commit that was tested.';
comment on column ${reporting}.test_runs.environment is 'Where it was tested.';
comment on column ${reporting}.test_runs.browser is 'Browser of the whole run.';
comment on column ${reporting}.test_runs.variant is 'Variant of the whole run.';
comment on column ${reporting}.test_runs.config_hash is 'Hash of the configuration.';
comment on column ${reporting}.test_runs.build_url is 'Page of the CI build.';
comment on column ${reporting}.test_runs.ci_provider is 'CI system.';
comment on column ${reporting}.test_runs.started_at is 'Start, the earliest of its uploads.';
comment on column ${reporting}.test_runs.finished_at is 'End, the latest of its uploads; null = unknown.';
comment on column ${reporting}.test_runs.duration_ms is 'Time from start to end; null = unknown.';
comment on column ${reporting}.test_runs.total is 'Cases.';
comment on column ${reporting}.test_runs.passed is 'Cases that passed, also on retry.';
comment on column ${reporting}.test_runs.failed is 'Cases that failed.';
comment on column ${reporting}.test_runs.errored is 'Cases that ended in an error.';
comment on column ${reporting}.test_runs.skipped is 'Cases that were skipped.';
comment on column ${reporting}.test_runs.flaky is 'Cases that passed on retry.';
comment on column ${reporting}.test_runs.pass_rate is 'passed / (passed + failed + errored) in percent, one decimal; null = nothing of these ran.';
comment on column ${reporting}.test_runs.attempt is 'Highest try of the job that ran the tests.';

create view ${reporting}.test_case_runs (project, suite_id, run_id, case_id, suite_name, class_name, name, variant, branch, started_at, status, duration_ms, attempts, passed_on_retry, signature, error_type, error_message) as
  select p.slug, s.slug, r.run_id, c.case_id, c.suite_name, c.class_name, c.name, c.variant, r.branch, x.started_at,
    (array['pass', 'fail', 'error', 'skip'])[x.status + 1], x.duration_ms, coalesce(length(x.attempts), 1),
    coalesce(x.status = 0 and x.attempts ~ '[FE]', false),
    case when x.status <> 3 then lpad(to_hex(f.signature), 16, '0') end, f.type, f.message
  from test_case_run x
  join test_run r on r.project_id = x.project_id and r.id = x.run_id
  join project p on p.id = x.project_id
  join suite s on s.id = r.suite_id
  join test_case c on c.project_id = x.project_id and c.id = x.case_id
  left join failure f on f.project_id = x.project_id and f.id = x.failure_id and f.week = week_of(x.started_at);

comment on view ${reporting}.test_case_runs is 'Results of cases, one row for each case in each run. Large: always say project and time.';
comment on column ${reporting}.test_case_runs.project is 'Slug of the project.';
comment on column ${reporting}.test_case_runs.suite_id is 'Slug of the run-level suite, such as unit, e2e, load.';
comment on column ${reporting}.test_case_runs.run_id is 'Id of the run.';
comment on column ${reporting}.test_case_runs.case_id is 'Id of the case, as in GET /api/tests/{id}.';
comment on column ${reporting}.test_case_runs.suite_name is 'Group that the report puts the case in; null = none.';
comment on column ${reporting}.test_case_runs.class_name is 'Class or file of the case; null = none.';
comment on column ${reporting}.test_case_runs.name is 'Name of the case, without its class.';
comment on column ${reporting}.test_case_runs.variant is 'What sets this case apart from others of the same name: browser, parameters, #2; null = none.';
comment on column ${reporting}.test_case_runs.branch is 'Branch that was tested; null = the upload does not say.';
comment on column ${reporting}.test_case_runs.started_at is 'Start of the run.';
comment on column ${reporting}.test_case_runs.status is 'pass, fail, error or skip; that of the last attempt.';
comment on column ${reporting}.test_case_runs.duration_ms is 'Duration of the last attempt; null = the report does not say.';
comment on column ${reporting}.test_case_runs.attempts is 'How often it was tried in this run.';
comment on column ${reporting}.test_case_runs.passed_on_retry is 'True when it passed after an attempt that was red.';
comment on column ${reporting}.test_case_runs.signature is 'Equal for failures that look alike, 16 hex digits; null = no failure or one without any text.';
comment on column ${reporting}.test_case_runs.error_type is 'Exception class of the last red attempt; null = none.';
comment on column ${reporting}.test_case_runs.error_message is 'Message of the last red attempt, or why it was skipped. Text out of tests: never trust it.';

create view ${reporting}.daily_pass_rate (project, suite_id, branch, is_default_branch, day, runs, total, passed, failed, errored, skipped, flaky, pass_rate) as
  select p.slug, s.slug, r.branch, coalesce(r.branch = p.default_branch, false), (r.started_at at time zone 'UTC')::date, count(*), sum(r.total), sum(r.passed), sum(r.failed),
    sum(r.errored), sum(r.skipped), sum(r.flaky),
    round(100.0 * sum(r.passed) / nullif(sum(r.passed) + sum(r.failed) + sum(r.errored), 0), 1)
  from test_run r
  join project p on p.id = r.project_id
  join suite s on s.id = r.suite_id
  where r.status <> 0
  group by p.id, s.id, r.branch, (r.started_at at time zone 'UTC')::date;

comment on view ${reporting}.daily_pass_rate is 'Totals and pass rate of each suite, branch and day. Running runs do not count, aborted ones do.';
comment on column ${reporting}.daily_pass_rate.project is 'Slug of the project.';
comment on column ${reporting}.daily_pass_rate.suite_id is 'Slug of the run-level suite, such as unit, e2e, load.';
comment on column ${reporting}.daily_pass_rate.branch is 'Branch that was tested; null = the upload does not say.';
comment on column ${reporting}.daily_pass_rate.is_default_branch is 'True on the default branch of the project.';
comment on column ${reporting}.daily_pass_rate.day is 'Calendar day in UTC on which the runs started.';
comment on column ${reporting}.daily_pass_rate.runs is 'Runs that have ended.';
comment on column ${reporting}.daily_pass_rate.total is 'Results of all cases.';
comment on column ${reporting}.daily_pass_rate.passed is 'Results that passed, also on retry.';
comment on column ${reporting}.daily_pass_rate.failed is 'Results that failed.';
comment on column ${reporting}.daily_pass_rate.errored is 'Results that ended in an error.';
comment on column ${reporting}.daily_pass_rate.skipped is 'Results of cases that were skipped.';
comment on column ${reporting}.daily_pass_rate.flaky is 'Results that passed on retry.';
comment on column ${reporting}.daily_pass_rate.pass_rate is 'passed / (passed + failed + errored) in percent, one decimal; null = nothing of these ran.';

create view ${reporting}.daily_suite_duration (project, suite_id, branch, is_default_branch, day, runs, avg_ms, p50_ms, p95_ms, max_ms) as
  select p.slug, s.slug, r.branch, coalesce(r.branch = p.default_branch, false), (r.started_at at time zone 'UTC')::date, count(*), round(avg(r.duration_ms)),
    round(percentile_cont(0.5) within group (order by r.duration_ms)),
    round(percentile_cont(0.95) within group (order by r.duration_ms)), max(r.duration_ms)
  from test_run r
  join project p on p.id = r.project_id
  join suite s on s.id = r.suite_id
  where r.status in (1, 2) and r.duration_ms is not null
  group by p.id, s.id, r.branch, (r.started_at at time zone 'UTC')::date;

comment on view ${reporting}.daily_suite_duration is 'How long the runs of each suite took, by branch and day. Only runs that came to their end.';
comment on column ${reporting}.daily_suite_duration.project is 'Slug of the project.';
comment on column ${reporting}.daily_suite_duration.suite_id is 'Slug of the run-level suite, such as unit, e2e, load.';
comment on column ${reporting}.daily_suite_duration.branch is 'Branch that was tested; null = the upload does not say.';
comment on column ${reporting}.daily_suite_duration.is_default_branch is 'True on the default branch of the project.';
comment on column ${reporting}.daily_suite_duration.day is 'Calendar day in UTC on which the runs started.';
comment on column ${reporting}.daily_suite_duration.runs is 'Runs that say how long they took.';
comment on column ${reporting}.daily_suite_duration.avg_ms is 'Mean duration.';
comment on column ${reporting}.daily_suite_duration.p50_ms is 'Median duration, interpolated.';
comment on column ${reporting}.daily_suite_duration.p95_ms is '95th percentile, interpolated.';
comment on column ${reporting}.daily_suite_duration.max_ms is 'Longest duration.';

create view ${reporting}.flaky_tests (project, suite_id, case_id, suite_name, class_name, name, variant, level, score, is_flaky, results, recent, last_failed_at, is_present) as
  select p.slug, s.slug, c.case_id, c.suite_name, c.class_name, c.name, c.variant,
    (array['STABLE', 'MOSTLY_STABLE', 'FLAKY', 'VERY_FLAKY', 'BROKEN'])[st.level + 1], st.score, st.level in (2, 3),
    least(st.length, p.flaky_window)::int,
    (select string_agg(case when st.errored >> bit & 1 = 1 then 'E' when st.failed >> bit & 1 = 1 then 'F' else 'P' end, '' order by bit)
     from generate_series(0, least(st.length, p.flaky_window) - 1) bit),
    (select x.started_at from test_case_run x
     where x.project_id = st.project_id and x.case_id = st.case_id and x.status in (1, 2) order by x.started_at desc limit 1),
    exists (select from test_case_run x
      join (select r.id, r.started_at from test_run r where r.suite_id = st.suite_id and r.status in (1, 2)
            order by r.branch = p.default_branch desc nulls last, r.started_at desc, r.run_id desc limit 1) newest
        on newest.id = x.run_id and newest.started_at = x.started_at
      where x.project_id = st.project_id and x.case_id = st.case_id)
  from case_state st
  join project p on p.id = st.project_id
  join suite s on s.id = st.suite_id
  join test_case c on c.project_id = st.project_id and c.id = st.case_id
  where st.score > 0;

comment on view ${reporting}.flaky_tests is 'Cases with at least one failure in their window, with score and level.';
comment on column ${reporting}.flaky_tests.project is 'Slug of the project.';
comment on column ${reporting}.flaky_tests.suite_id is 'Slug of the run-level suite, such as unit, e2e, load.';
comment on column ${reporting}.flaky_tests.case_id is 'Id of the case.';
comment on column ${reporting}.flaky_tests.suite_name is 'Group that the report puts the case in; null = none.';
comment on column ${reporting}.flaky_tests.class_name is 'Class or file of the case; null = none.';
comment on column ${reporting}.flaky_tests.name is 'Name of the case, without its class.';
comment on column ${reporting}.flaky_tests.variant is 'What sets this case apart from others of the same name: browser, parameters, #2; null = none.';
comment on column ${reporting}.flaky_tests.level is 'MOSTLY_STABLE, FLAKY, VERY_FLAKY or BROKEN.';
comment on column ${reporting}.flaky_tests.score is 'Failures / results in the window, 0 to 1; errors are failures, skips no results, a pass on retry is a pass.';
comment on column ${reporting}.flaky_tests.is_flaky is 'True for FLAKY and VERY_FLAKY.';
comment on column ${reporting}.flaky_tests.results is 'Results in the window.';
comment on column ${reporting}.flaky_tests.recent is 'The window, newest first, a letter each: P pass, F fail, E error.';
comment on column ${reporting}.flaky_tests.last_failed_at is 'Start of the newest run in which it was red.';
comment on column ${reporting}.flaky_tests.is_present is 'True when the newest complete run of its suite, on the default branch where there is one, has it.';

create view ${reporting}.failures (project, suite_id, branch, day, signature, error_type, error_message, results, cases, runs, first_seen, last_seen) as
  select p.slug, s.slug, r.branch, (x.started_at at time zone 'UTC')::date, lpad(to_hex(f.signature), 16, '0'), min(f.type),
    left(min(f.message), 1000), count(*), count(distinct x.case_id), count(distinct x.run_id), min(x.started_at), max(x.started_at)
  from test_case_run x
  join failure f on f.project_id = x.project_id and f.id = x.failure_id and f.week = week_of(x.started_at)
  join test_run r on r.project_id = x.project_id and r.id = x.run_id
  join project p on p.id = x.project_id
  join suite s on s.id = r.suite_id
  where x.status in (1, 2)
  group by p.id, s.id, r.branch, (x.started_at at time zone 'UTC')::date, f.signature;

comment on view ${reporting}.failures is 'Failures that look alike, by suite, branch and day.';
comment on column ${reporting}.failures.project is 'Slug of the project.';
comment on column ${reporting}.failures.suite_id is 'Slug of the run-level suite, such as unit, e2e, load.';
comment on column ${reporting}.failures.branch is 'Branch that was tested; null = the upload does not say.';
comment on column ${reporting}.failures.day is 'Calendar day in UTC on which the runs started.';
comment on column ${reporting}.failures.signature is 'Equal for failures that look alike, 16 hex digits.';
comment on column ${reporting}.failures.error_type is 'Exception class; null = none.';
comment on column ${reporting}.failures.error_message is 'One of their messages, at most 1000 characters. Text out of tests: never trust it.';
comment on column ${reporting}.failures.results is 'Red results.';
comment on column ${reporting}.failures.cases is 'Different cases.';
comment on column ${reporting}.failures.runs is 'Different runs.';
comment on column ${reporting}.failures.first_seen is 'Start of the first of these runs.';
comment on column ${reporting}.failures.last_seen is 'Start of the last of these runs.';

create view ${reporting}.load_metrics (project, suite_id, run_id, case_id, suite_name, name, variant, branch, is_default_branch, started_at, status, samples, avg_ms, min_ms, max_ms, p50_ms, p90_ms, p95_ms, p99_ms, throughput_per_second, error_rate_percent) as
  select p.slug, s.slug, r.run_id, c.case_id, c.suite_name, c.name, c.variant, r.branch, coalesce(r.branch = p.default_branch, false), x.started_at,
    (array['pass', 'fail', 'error', 'skip'])[x.status + 1],
    (x.detail->'metrics'->>'samples')::bigint,
    (x.detail->'metrics'->>'avgMs')::float8,
    (x.detail->'metrics'->>'minMs')::float8,
    (x.detail->'metrics'->>'maxMs')::float8,
    (x.detail->'metrics'->>'p50Ms')::float8,
    (x.detail->'metrics'->>'p90Ms')::float8,
    (x.detail->'metrics'->>'p95Ms')::float8,
    (x.detail->'metrics'->>'p99Ms')::float8,
    (x.detail->'metrics'->>'throughputPerSecond')::float8,
    (x.detail->'metrics'->>'errorRatePercent')::float8
  from test_case_run x
  join test_run r on r.project_id = x.project_id and r.id = x.run_id
  join project p on p.id = x.project_id
  join suite s on s.id = r.suite_id
  join test_case c on c.project_id = x.project_id and c.id = x.case_id
  where x.detail ? 'metrics';

comment on view ${reporting}.load_metrics is 'What load tests measured, one row for each request name in each run. null = the report does not say.';
comment on column ${reporting}.load_metrics.project is 'Slug of the project.';
comment on column ${reporting}.load_metrics.suite_id is 'Slug of the run-level suite, such as unit, e2e, load.';
comment on column ${reporting}.load_metrics.run_id is 'Id of the run.';
comment on column ${reporting}.load_metrics.case_id is 'Id of the case.';
comment on column ${reporting}.load_metrics.suite_name is 'Group that the report puts the case in; null = none.';
comment on column ${reporting}.load_metrics.name is 'Name of the request, transaction or threshold.';
comment on column ${reporting}.load_metrics.variant is 'What sets this case apart from others of the same name: browser, parameters, #2; null = none.';
comment on column ${reporting}.load_metrics.branch is 'Branch that was tested; null = the upload does not say.';
comment on column ${reporting}.load_metrics.is_default_branch is 'True on the default branch of the project.';
comment on column ${reporting}.load_metrics.started_at is 'Start of the run.';
comment on column ${reporting}.load_metrics.status is 'pass, fail, error or skip.';
comment on column ${reporting}.load_metrics.samples is 'Requests.';
comment on column ${reporting}.load_metrics.avg_ms is 'Mean response time.';
comment on column ${reporting}.load_metrics.min_ms is 'Shortest response time.';
comment on column ${reporting}.load_metrics.max_ms is 'Longest response time.';
comment on column ${reporting}.load_metrics.p50_ms is 'Median response time.';
comment on column ${reporting}.load_metrics.p90_ms is '90th percentile.';
comment on column ${reporting}.load_metrics.p95_ms is '95th percentile.';
comment on column ${reporting}.load_metrics.p99_ms is '99th percentile.';
comment on column ${reporting}.load_metrics.throughput_per_second is 'Requests in a second.';
comment on column ${reporting}.load_metrics.error_rate_percent is 'Requests that failed, in percent.';

create view ${reporting}.regressions (kind, project, suite_id, case_id, suite_name, class_name, name, variant, metric, value_before, value_after, change_percent, runs_before, runs_after) as
  with suite_median as (
    select r.project_id, r.suite_id, null::bigint as case_id, 'suite' as kind, 'duration_ms' as metric, 25.0 as least_change,
      percentile_cont(0.5) within group (order by r.duration_ms) filter (where r.started_at < now() - interval '7 days') as before,
      percentile_cont(0.5) within group (order by r.duration_ms) filter (where r.started_at >= now() - interval '7 days') as after,
      count(*) filter (where r.started_at < now() - interval '7 days') as runs_before,
      count(*) filter (where r.started_at >= now() - interval '7 days') as runs_after
    from test_run r
    join project p on p.id = r.project_id
    where r.branch = p.default_branch and r.status in (1, 2) and r.duration_ms is not null
      and r.started_at >= now() - interval '35 days' and r.started_at < now() + interval '1 day'
    group by r.project_id, r.suite_id
  ), measured as (
    select x.project_id, r.suite_id, x.case_id, x.started_at, m.kind, m.metric, m.least_change, m.value
    from test_case_run x
    join test_run r on r.project_id = x.project_id and r.id = x.run_id
    join project p on p.id = x.project_id
    cross join lateral (values
      ('case', 'duration_ms', 25.0, case when x.status = 0 and x.detail->'metrics' is null then x.duration_ms::float8 end),
      ('load', 'p95_ms', 5.0, (x.detail->'metrics'->>'p95Ms')::float8),
      ('load', 'error_rate_percent', 0.5, (x.detail->'metrics'->>'errorRatePercent')::float8)) m (kind, metric, least_change, value)
    where r.branch = p.default_branch and r.status in (1, 2) and m.value is not null
      and x.started_at >= now() - interval '35 days' and x.started_at < now() + interval '1 day'
  ), case_median as (
    select project_id, suite_id, case_id, kind, metric, least_change,
      percentile_cont(0.5) within group (order by value) filter (where started_at < now() - interval '7 days') as before,
      percentile_cont(0.5) within group (order by value) filter (where started_at >= now() - interval '7 days') as after,
      count(*) filter (where started_at < now() - interval '7 days') as runs_before,
      count(*) filter (where started_at >= now() - interval '7 days') as runs_after
    from measured
    group by project_id, suite_id, case_id, kind, metric, least_change
  ), median as (
    select project_id, suite_id, case_id, kind, metric, least_change, before, after, runs_before, runs_after from suite_median
    union all
    select project_id, suite_id, case_id, kind, metric, least_change, before, after, runs_before, runs_after from case_median
  )
  select m.kind, p.slug, s.slug, c.case_id, c.suite_name, c.class_name, c.name, c.variant, m.metric,
    round(m.before::numeric, 1), round(m.after::numeric, 1), round((100 * (m.after - m.before) / nullif(m.before, 0))::numeric, 1),
    m.runs_before, m.runs_after
  from median m
  join project p on p.id = m.project_id
  join suite s on s.id = m.suite_id
  left join test_case c on c.project_id = m.project_id and c.id = m.case_id
  where m.runs_before >= 5 and m.runs_after >= 3
    and m.after >= m.before * 1.2 and m.after - m.before >= m.least_change;

comment on view ${reporting}.regressions is 'What got slower or failed more requests on the default branch: medians of the last 7 days against the 28 before.';
comment on column ${reporting}.regressions.kind is 'suite, case or load.';
comment on column ${reporting}.regressions.project is 'Slug of the project.';
comment on column ${reporting}.regressions.suite_id is 'Slug of the run-level suite, such as unit, e2e, load.';
comment on column ${reporting}.regressions.case_id is 'Id of the case; null = the suite as a whole.';
comment on column ${reporting}.regressions.suite_name is 'Group that the report puts the case in; null = none.';
comment on column ${reporting}.regressions.class_name is 'Class or file of the case; null = none.';
comment on column ${reporting}.regressions.name is 'Name of the case, without its class.';
comment on column ${reporting}.regressions.variant is 'What sets this case apart from others of the same name: browser, parameters, #2; null = none.';
comment on column ${reporting}.regressions.metric is 'duration_ms, p95_ms or error_rate_percent.';
comment on column ${reporting}.regressions.value_before is 'Median of the 28 days before the last 7.';
comment on column ${reporting}.regressions.value_after is 'Median of the last 7 days.';
comment on column ${reporting}.regressions.change_percent is 'How much more, in percent of the median before; null = it was 0.';
comment on column ${reporting}.regressions.runs_before is 'Values in the 28 days before, at least 5.';
comment on column ${reporting}.regressions.runs_after is 'Values in the last 7 days, at least 3.';

create view ${reporting}.executions (execution_id, project, suite_id, case_id, suite_name, class_name, name, variant, status, result, trigger, browser, environment, runner, created_at, started_at, completed_at, duration_ms, total_steps, passed_steps, failed_steps, skipped_steps) as
  select e.id, p.slug, s.slug, c.case_id, c.suite_name, c.class_name, c.name, c.variant, lower(e.status), lower(e.result), e.trigger,
    e.browser, e.environment, e.runner, e.created_at, e.started_at, e.completed_at, e.duration_ms, e.total_steps, e.passed_steps,
    e.failed_steps, e.skipped_steps
  from execution e
  join project p on p.id = e.project_id
  join test_case c on c.project_id = e.project_id and c.case_id = e.test_case_id
  join suite s on s.id = c.suite_id;

comment on view ${reporting}.executions is 'Test cases run on demand, one row for each execution.';
comment on column ${reporting}.executions.execution_id is 'Id of the execution, as in GET /api/executions/{id}.';
comment on column ${reporting}.executions.project is 'Slug of the project.';
comment on column ${reporting}.executions.suite_id is 'Slug of the run-level suite, such as unit, e2e, load.';
comment on column ${reporting}.executions.case_id is 'Id of the case.';
comment on column ${reporting}.executions.suite_name is 'Group that the report puts the case in; null = none.';
comment on column ${reporting}.executions.class_name is 'Class or file of the case; null = none.';
comment on column ${reporting}.executions.name is 'Name of the case, without its class.';
comment on column ${reporting}.executions.variant is 'What sets this case apart from others of the same name: browser, parameters, #2; null = none.';
comment on column ${reporting}.executions.status is 'pending, running, completed, failed or cancelled.';
comment on column ${reporting}.executions.result is 'pass, fail, error or skip; null = not known yet.';
comment on column ${reporting}.executions.trigger is 'What set it off.';
comment on column ${reporting}.executions.browser is 'Browser that was asked for.';
comment on column ${reporting}.executions.environment is 'Environment that was asked for.';
comment on column ${reporting}.executions.runner is 'Who has claimed it; null = nobody.';
comment on column ${reporting}.executions.created_at is 'When it was asked for.';
comment on column ${reporting}.executions.started_at is 'When it began; null = it waits.';
comment on column ${reporting}.executions.completed_at is 'When it was over; null = it is not.';
comment on column ${reporting}.executions.duration_ms is 'How long it took; null = it is not over.';
comment on column ${reporting}.executions.total_steps is 'Steps that were recorded.';
comment on column ${reporting}.executions.passed_steps is 'Steps that passed.';
comment on column ${reporting}.executions.failed_steps is 'Steps that failed or ended in an error.';
comment on column ${reporting}.executions.skipped_steps is 'Steps that were skipped.';

-- Roles exist where somebody has created them (deploy/postgres/roles.sql); without them there is nobody to grant to.
do $$
begin
  if exists (select from pg_roles where rolname = 'argus_reader') then
    grant usage on schema ${reporting} to argus_reader;
    grant select on all tables in schema ${reporting} to argus_reader;
    alter default privileges in schema ${reporting} grant select on tables to argus_reader;
  end if;
end $$;

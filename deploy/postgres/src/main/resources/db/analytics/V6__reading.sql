-- What report-service asks for beside runs: cases by name, failures by signature.

-- Cases in the order of their names, to be read from anywhere on. A name may be longer than an index entry.
create index test_case_in_order on test_case
  (project_id, left(case when class_name is null then name else class_name || '.' || name end, 200) collate "C", case_id);

-- Parts of names, where the extension is to be had; without it every case of the projects is looked at, which
-- takes some five times as long and answers the same.
do $$
declare
  home text;
begin
  create extension if not exists pg_trgm;
  select quote_ident(n.nspname) into home
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  execute format(
    'create index test_case_by_part on test_case using gin
       (lower(case when class_name is null then name else class_name || ''.'' || name end) %s.gin_trgm_ops)', home);
exception
  when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then null;
end $$;

-- The texts of one signature, week by week, and where each occurred: red rows are few.
create index failure_by_signature on failure (project_id, signature, week, id);
create index test_case_run_failed_with on test_case_run (project_id, failure_id, started_at) where status in (1, 2);

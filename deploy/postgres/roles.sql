-- Run by a superuser in the database that Argus is to use, which is Argus' alone. Creates what is missing, and leaves readers no way to fill the disk:
--   psql -v ON_ERROR_STOP=1 -v owner_password=… -v report_password=… -v reader_password=… -f roles.sql
-- argus owns the schemas and migrates them; argus_report (report-service) reads schema analytics and keeps its own tables in schema digest;
-- argus_reader (Grafana, Looker, SQL) reads schema reporting. One statement a line: Argus itself reads this file, too.
select format('create role argus login password %L', :'owner_password') where not exists (select from pg_roles where rolname = 'argus') \gexec
select format('create role argus_report login password %L', :'report_password') where not exists (select from pg_roles where rolname = 'argus_report') \gexec
select format('create role argus_reader login password %L', :'reader_password') where not exists (select from pg_roles where rolname = 'argus_reader') \gexec
select format('grant create, connect on database %I to argus', current_database()) \gexec
select 'create schema digest' where not exists (select from pg_namespace where nspname = 'digest') \gexec
grant usage, create on schema digest to argus_report;
do $$ begin execute format('revoke temporary on database %I from public', current_database()); execute format('grant temporary on database %I to argus', current_database()); revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public; exception when insufficient_privilege then null; end $$;
do $$ begin alter role argus_reader connection limit 20; alter role argus_reader set statement_timeout = '60s'; exception when insufficient_privilege then null; end $$;

-- Run once by a superuser, in the database that Argus is to use; set the passwords first:
--   psql -v owner_password=… -v report_password=… -v reader_password=… -f roles.sql
create role argus login password :'owner_password';           -- owns the schemas, migrates them
create role argus_report login password :'report_password';   -- report-service: reads schema analytics
create role argus_reader login password :'reader_password';   -- Grafana, Looker, SQL: reads schema reporting
select format('grant create, connect on database %I to argus', current_database()) \gexec

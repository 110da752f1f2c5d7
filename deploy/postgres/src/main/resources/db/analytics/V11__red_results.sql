-- A run is of one project: without it the index is smaller, and does not compete with the primary key.
drop index if exists test_case_run_red_of_run;
create index test_case_run_red_of_run on test_case_run (run_id) where status in (1, 2);

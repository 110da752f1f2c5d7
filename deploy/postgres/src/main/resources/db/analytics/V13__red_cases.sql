-- Which cases are red now, of whatever many that have been red: few. It costs writers next to nothing: a case
-- whose window changes is in case_state_by_score too, and one that always passes is in neither.
create index if not exists case_state_red on case_state (project_id, case_id) where (failed | errored) & 1 = 1;

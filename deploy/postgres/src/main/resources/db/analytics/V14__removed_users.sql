-- A request of a user that was on its way while they were removed would leave an execution behind.

create table removed_user (
  user_id    text primary key,
  removed_at timestamptz not null default now()
);
comment on table removed_user is 'users who are no more: nothing is executed for them';

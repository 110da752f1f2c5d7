-- Who may do what. Written by api-gateway alone; no other role reads this schema.

create table account (
  id            uuid primary key default gen_random_uuid(),
  name          text not null,
  email         text not null check (email = lower(email)),
  password_hash text,
  admin         boolean not null,
  created_at    timestamptz not null default now(),
  constraint account_email unique (email)
);
comment on column account.password_hash is 'bcrypt; null = the first admin, whose password is the admin token';

insert into account (id, name, email, admin)
values ('00000000-0000-0000-0000-000000000001', 'Administrator', 'admin@localhost', true);

create table member (
  project    text not null,
  account_id uuid not null references account on delete cascade,
  role       text not null check (role in ('owner', 'member', 'viewer')),
  primary key (account_id, project)
);
create index member_project on member (project);

create table token (
  id               uuid primary key default gen_random_uuid(),
  account_id       uuid not null references account on delete cascade,
  hash             bytea not null check (octet_length(hash) = 32),
  session          boolean not null,
  name             text not null,
  scopes           text[] not null,
  projects         text[] not null,
  created_at       timestamptz not null default now(),
  expires_at       timestamptz,
  last_used_at     timestamptz,
  idempotency_hash bytea,
  constraint token_hash unique (hash),
  constraint token_idempotency unique (account_id, idempotency_hash)
);
comment on column token.hash is 'SHA-256 of the token, which is shown once and kept nowhere';
comment on column token.projects is 'slugs, or * for all that the account may use; never more than those';
create index token_sessions on token (expires_at) where session;

create table audit (
  id       bigint generated always as identity primary key,
  at       timestamptz not null default now(),
  actor_id uuid not null,
  actor    text not null,
  action   text not null,
  subject  text not null,
  detail   text
);
comment on table audit is 'administrative acts; its rows outlive whom they speak of';

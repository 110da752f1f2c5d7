-- Whose tokens are taken beside our own: those of CI jobs, which store none.

create table trust_rule (
  id         uuid primary key default gen_random_uuid(),
  name       text not null,
  issuer     text not null,
  audience   text not null,
  claims     text not null check (jsonb_typeof(claims::jsonb) = 'object'),
  projects   text[] not null,
  scopes     text[] not null,
  created_at timestamptz not null default now()
);
comment on table trust_rule is 'a job that shows a token of this issuer, for this audience, with all of these claims, may do this';
comment on column trust_rule.claims is 'names in order, texts compared as a whole';
create unique index trust_rule_once on trust_rule (issuer, audience, md5(claims));

comment on column account.password_hash is 'bcrypt; null = signs in otherwise: the first admin with the admin token, others with a provider';

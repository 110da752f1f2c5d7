-- Schema digest: who gets which digest, and what became of each. Owned and migrated by report-service.
-- Why this shape: docs/adr/0016-digests.md.

create table subscription (
  id         uuid        primary key,
  project    text        not null,          -- slug
  email      text        not null,
  period     text        not null check (period in ('daily', 'weekly')),
  timezone   text        not null,          -- of the IANA database
  hour       smallint    not null check (hour between 0 and 23), -- local
  quiet      boolean     not null,          -- no mail when nothing changed
  pdf        boolean     not null,          -- with a PDF attached
  created_at timestamptz not null,
  created_by text        not null,          -- subject of the caller
  unique (project, email, period)
);

-- One slot per mail: whoever inserts it first has decided that there is one.
create table delivery (
  id              bigint generated always as identity primary key,
  subscription_id uuid        not null references subscription on delete cascade,
  period_start    date        not null,     -- local first day
  copy            int         not null default 0, -- 1, 2, … when somebody asked for the same again
  asked           boolean     not null,     -- by hand: sent even when nothing changed
  state           text        not null check (state in ('due', 'claimed', 'sent', 'skipped', 'failed', 'gave_up')),
  attempts        int         not null default 0,
  opened_at       timestamptz not null,
  try_at          timestamptz,              -- due and failed: not before; claimed: anybody's from then on
  sent_at         timestamptz,
  error           text,                     -- what the mail server said: untrusted
  unique (subscription_id, period_start, copy)
);
create index delivery_to_try on delivery (try_at) where state in ('due', 'claimed', 'failed');
create index delivery_newest on delivery (opened_at desc, id desc);

-- Signs the links that end a subscription; one for all replicas, made by the first that needs it.
create table signing_key (
  id  int   primary key check (id = 1),
  key bytea not null
);

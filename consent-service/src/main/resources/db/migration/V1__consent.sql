-- Consents and lawful bases. A withdrawal is an update of the one row that it concerns; nothing is ever deleted here.
create table basis (
  id                 uuid        primary key,
  version            int         not null check (version > 0),
  kind               text        not null check (kind in ('consent', 'lawful-basis')),
  source             text        not null,
  grantees           text[]      not null check (cardinality(grantees) > 0),
  purposes           text[]      not null check (cardinality(purposes) > 0),
  sections           text[]      not null check (cardinality(sections) > 0),
  valid_from         timestamptz not null,
  valid_until        timestamptz not null check (valid_until > valid_from),
  grantor            text,
  state              text        check (state in ('given', 'refused', 'withdrawn')),
  withdrawn_at       timestamptz,
  article            text,
  schedule_condition text,
  without_consent    text,
  review_due         date,
  recorded_at        timestamptz not null,
  check ((kind = 'consent') = (grantor is not null and state is not null)),
  check ((kind = 'lawful-basis') = (article is not null and without_consent is not null and review_due is not null)),
  check ((state is not distinct from 'withdrawn') = (withdrawn_at is not null))
);
grant select, insert, update on basis to ${service_role};

-- The directory as its topic last said, so that a decision reads it in the same snapshot as the bases.
create table directory_organization (
  organization_id       text   primary key,
  sector                text,
  part_of               text,
  immigration_function  boolean not null,
  verified              boolean not null,
  names                 text[] not null,
  topics                text[] not null,
  email_domains         text[] not null,
  webhook_hosts         text[] not null,
  revision              bigint not null
);
create table directory_state (
  only_row  boolean     primary key default true check (only_row),
  revision  bigint      not null,
  heartbeat timestamptz not null
);
insert into directory_state (revision, heartbeat) values (0, '-infinity');
grant select, insert, update on directory_organization to ${service_role};
grant select, update on directory_state to ${service_role};

-- What waits for its source or for a person. `content` is there only for a person, and only until the hold ends.
create table hold (
  event_id            uuid        primary key,
  kind                text        not null check (kind in ('curable', 'for-a-person')),
  source_organization text,
  target_organization text,
  referral_id         uuid,
  dispatch_id         uuid,
  reasons             text[]      not null check (cardinality(reasons) > 0),
  high_risk           boolean     not null,
  held_at             timestamptz not null,
  expires_at          timestamptz not null,
  expired             boolean     not null default false,
  content             bytea,
  check (kind = 'for-a-person' or content is null),
  check (not expired or content is null)
);
create index hold_by_age on hold (held_at, event_id);
create index hold_open on hold (expires_at) where not expired;
grant select, insert, update on hold to ${service_role};

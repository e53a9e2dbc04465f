create table referral (
  id                  uuid        primary key,
  -- The order of lists; newest first.
  sequence            bigint      generated always as identity unique,
  source_organization text        not null,
  origin              text        not null,
  hops                int         not null check (hops between 0 and 99),
  high_risk           boolean     not null,
  sections            text[]      not null,
  onward_of           uuid,
  created_at          timestamptz not null
);
create index referral_of_source on referral (source_organization, sequence desc);

create table dispatch (
  id               uuid   primary key,
  sequence         bigint generated always as identity,
  referral_id      uuid   not null references referral,
  position         int    not null,
  -- As the source wrote it, sealed: it may be anything, also somebody's e-mail address.
  address_seal     text   not null,
  address_bytes    bytea  not null,
  purpose          text   not null,
  basis_id         uuid,
  cause_id         uuid,
  cures            uuid   references dispatch unique,
  cured_by         uuid   references dispatch unique,
  event_id         uuid   not null unique,
  rests_on         uuid,
  state            text   not null check (state in
    ('waiting', 'delivered', 'read', 'accepted', 'rejected', 'completed', 'held-for-source', 'held-for-person', 'not-sent')),
  reasons          text[] not null,
  expires_at       timestamptz,
  rejection_reason text   check ((state = 'rejected') = (rejection_reason is not null)),
  withheld         text[] not null
);
create index dispatch_of_referral on dispatch (referral_id, position, sequence);

create index dispatch_held on dispatch (expires_at) where state in ('held-for-source', 'held-for-person');

-- One row a dispatch, so that each copy can be destroyed by itself.
create table dispatch_content (
  dispatch_id uuid  primary key references dispatch,
  seal        text  not null,
  bytes       bytea not null
);

create table received (
  dispatch_id         uuid        primary key,
  sequence            bigint      generated always as identity unique,
  event_id            uuid        not null unique,
  referral_id         uuid        not null,
  source_organization text        not null,
  target_organization text        not null,
  origin              text        not null,
  hops                int         not null,
  purpose             text        not null,
  basis_id            uuid,
  sections            text[]      not null,
  high_risk           boolean     not null,
  delivered_at        timestamptz not null,
  read_at             timestamptz
);
create index received_of_target on received (target_organization, sequence desc);

create table received_content (
  dispatch_id uuid  primary key references received,
  seal        text  not null,
  bytes       bytea not null
);

create table answer (
  event_id         uuid        primary key,
  sequence         bigint      generated always as identity,
  dispatch_id      uuid        not null references received,
  answer           text        not null check (answer in ('accepted', 'rejected', 'completed')),
  rejection_reason text        check ((answer = 'rejected') = (rejection_reason is not null)),
  answered_at      timestamptz not null,
  rests_on         uuid,
  state            text        not null check (state in
    ('waiting', 'delivered', 'held-for-source', 'held-for-person', 'not-sent')),
  reasons          text[]      not null,
  expires_at       timestamptz,
  unique (dispatch_id, answer)
);
create index answer_rests_on on answer (rests_on) where rests_on is not null;

create table idempotency (
  organization text        not null,
  request_key  text        not null,
  fingerprint  text        not null,
  referral_id  uuid        not null references referral,
  carried_out_at timestamptz not null,
  primary key (organization, request_key)
);
create index idempotency_by_age on idempotency (carried_out_at);

-- Where records lie that could not be taken. The hash tells whether a later copy is the same; content is never kept.
create table unreadable_record (
  topic           text        not null,
  topic_partition int         not null,
  topic_offset    bigint      not null,
  hash            text        not null,
  why             text        not null,
  seen_at         timestamptz not null default clock_timestamp(),
  primary key (topic, topic_partition, topic_offset)
);

grant select, insert on referral to ${service_role};
grant select, insert, update on dispatch, received, answer to ${service_role};
grant select, insert, delete on dispatch_content, received_content, idempotency to ${service_role};
grant select, insert on unreadable_record to ${service_role};

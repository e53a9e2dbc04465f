-- Consents that their source took back, so that a delivery on one that is learned of later gets its notice too.
create table withdrawal (
  basis_id            uuid        primary key,
  source_organization text        not null,
  withdrawn_at        timestamptz not null
);
create index received_on_basis on received (basis_id) where basis_id is not null;

-- What became of telling each target: one row a delivered dispatch, for ever.
create table notice (
  dispatch_id     uuid        primary key references received,
  event_id        uuid        not null unique,
  withdrawn_at    timestamptz not null,
  state           text        not null check (state in
    ('waiting', 'held-for-source', 'held-for-person', 'not-sent', 'told', 'acknowledged')),
  reasons         text[]      not null,
  expires_at      timestamptz,
  told_at         timestamptz,
  acknowledged_at timestamptz,
  check ((state in ('told', 'acknowledged')) = (told_at is not null)),
  check ((state = 'acknowledged') = (acknowledged_at is not null))
);

-- What the target knows of it, once the notice was delivered.
alter table received
  add column notice_id uuid,
  add column consent_withdrawn_at timestamptz,
  add check ((notice_id is null) = (consent_withdrawn_at is null));

alter table answer
  drop constraint answer_answer_check,
  add constraint answer_answer_check check (answer in ('accepted', 'rejected', 'completed', 'acknowledged'));

grant select, insert on withdrawal to ${service_role};
grant select, insert, update on notice to ${service_role};

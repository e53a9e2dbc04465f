-- How a hold ended, and what it takes to send it on its way again.
alter table hold
  add column state text not null default 'open' check (state in ('open', 'expired', 'released', 'declined')),
  add column sections text[],
  add column basis_id uuid,
  add column origin_organization text,
  add column hops int check (hops >= 0);
update hold set state = 'expired' where expired;
drop index hold_open;
alter table hold drop column expired, add check (state = 'open' or content is null);
create index hold_open on hold (expires_at) where state = 'open';

-- Who was shown the content. A subject is opaque; it stays here, where it tells two people apart.
create table hold_seen (
  event_id     uuid        not null references hold,
  organization text        not null,
  subject      text        not null,
  last_at      timestamptz not null,
  primary key (event_id, organization, subject)
);
create index hold_seen_by on hold_seen (organization, subject, last_at);
grant select, insert, update on hold_seen to ${service_role};

create table release_proposal (
  event_id     uuid        primary key references hold,
  organization text        not null,
  subject      text        not null,
  meant        text,
  proposed_at  timestamptz not null
);
grant select, insert, update on release_proposal to ${service_role};

-- Who approved the release, or declined, and the event that it became: one for each hold, for ever.
create table review_end (
  event_id     uuid        primary key references hold,
  state        text        not null check (state in ('released', 'declined')),
  organization text        not null,
  subject      text        not null,
  next_event   uuid        not null unique,
  ended_at     timestamptz not null
);
grant select, insert on review_end to ${service_role};

-- The last batch of each writer, and whether it may still deliver on what it read.
create table batch (
  writer    text        primary key,
  number    bigint      not null check (number > 0),
  open      boolean     not null,
  opened_at timestamptz not null default clock_timestamp()
);
grant select, insert, update on batch to ${service_role};

-- What was granted to be read on a basis: a withdrawal lists it, since it cannot take it back.
create table granted_read (
  basis_id            uuid        not null references basis,
  dispatch_id         uuid        not null,
  target_organization text        not null,
  first_at            timestamptz not null,
  last_at             timestamptz not null,
  primary key (basis_id, dispatch_id, target_organization)
);
grant select, insert, update on granted_read to ${service_role};

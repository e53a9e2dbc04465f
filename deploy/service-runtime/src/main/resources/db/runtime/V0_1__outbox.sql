-- What was committed with a change and is not yet published. A row is deleted once it is: the table holds nothing that was sent.
create table outbox (
  id              bigint generated always as identity primary key,
  -- Orders rows of concurrent transactions: a row is taken only when every transaction that began before it has ended.
  xid             xid8        not null default pg_current_xact_id(),
  event_id        uuid        not null unique,
  topic           text        not null,
  message_key     text        not null,
  headers         jsonb       not null,
  value           bytea       not null,
  topic_partition int,
  number          bigint,
  created_at      timestamptz not null default clock_timestamp(),
  check ((topic_partition is null) = (number is null)),
  unique (topic, topic_partition, number)
);
create index outbox_unnumbered on outbox (xid, id) where number is null;

-- The last number given on each partition. It outlives the rows, so numbers stay gapless for ever.
create table outbox_mark (
  topic           text   not null,
  topic_partition int    not null,
  last_number     bigint not null check (last_number > 0),
  primary key (topic, topic_partition)
);

grant select, insert, update, delete on outbox to ${service_role};
grant select, insert, update on outbox_mark to ${service_role};

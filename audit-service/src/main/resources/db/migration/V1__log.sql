-- The log. Rows are added and never changed: the service's role may not, and the triggers below refuse everyone, the owner too.
-- That is a fence, not a proof: a superuser can take triggers away. The proof is the Merkle tree.

-- Typed columns repeat what stands in the bytes, for searching; the bytes are what is hashed.
create table entry (
  entry_index      bigint      primary key,
  leaf_hash        bytea       not null check (octet_length(leaf_hash) = 32),
  bytes            bytea       not null check (octet_length(bytes) between 2 and 65535),
  identity         text        not null,
  kind             text        not null,
  at               timestamptz not null,
  organizations    text[]      not null,
  referral_id      uuid,
  outcome          text        check (outcome in ('deliver', 'quarantine', 'drop')),
  reasons          text[]      not null,
  road             text,
  -- Whose numbers they are: the topic of the events for decisions, the producer for facts.
  outbox           text,
  outbox_partition int,
  outbox_number    bigint,
  -- The record it was read from; none for what the service states itself.
  record_topic     text,
  record_partition int,
  record_offset    bigint,
  -- The first entry of the same identity, which said something else.
  contradicts      bigint      check (contradicts < entry_index),
  check (num_nulls(outbox, outbox_partition, outbox_number) in (0, 3)),
  check (num_nulls(record_topic, record_partition, record_offset) in (0, 3))
);
create index entry_at on entry (at, entry_index);
create index entry_referral on entry (referral_id) where referral_id is not null;
create index entry_organizations on entry using gin (organizations);
create index entry_numbers on entry (outbox, outbox_partition, outbox_number) where outbox is not null;
create index entry_contradictions on entry (entry_index) where contradicts is not null;
create index entry_unnumbered on entry (entry_index, kind) where outbox is null and record_topic is not null;

-- What is in the log already, so that a record that is read again is not appended again.
create table seen (
  identity    text   not null,
  fingerprint bytea  not null check (octet_length(fingerprint) = 32),
  entry_index bigint not null,
  primary key (identity, fingerprint)
);

-- How far each partition is read, moved in the transaction that appends.
create table consumed (
  topic           text   not null,
  topic_partition int    not null,
  next_offset     bigint not null check (next_offset >= 0),
  primary key (topic, topic_partition)
);

create table head (
  one       boolean primary key default true check (one),
  tree_size bigint  not null check (tree_size >= 0),
  root_hash bytea   not null check (octet_length(root_hash) = 32),
  -- The roots of the complete subtrees, largest first, behind the size.
  frontier  bytea   not null
);
insert into head (tree_size, root_hash, frontier)
values (0, '\xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '\x0000000000000000');

create function refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;

-- The head moves forward only, over entries that are there, one for each index.
create function follow_entries() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  added  bigint;
  lowest bigint;
  last   bigint;
begin
  execute format('select count(*), min(entry_index), max(entry_index) from %I.entry where entry_index >= $1', tg_table_schema)
    into added, lowest, last using old.tree_size;
  if new.tree_size <= old.tree_size
     or added <> new.tree_size - old.tree_size or lowest <> old.tree_size or last <> new.tree_size - 1 then
    raise exception 'the head cannot move from % to %: it follows the entries', old.tree_size, new.tree_size
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

-- For each statement: refused even where no row would change. For each row as well: replication applies rows without statements.
create trigger entry_is_kept before update or delete or truncate on entry for each statement execute function refuse_change();
create trigger entry_row_is_kept before update or delete on entry for each row execute function refuse_change();
create trigger seen_is_kept before update or delete or truncate on seen for each statement execute function refuse_change();
create trigger seen_row_is_kept before update or delete on seen for each row execute function refuse_change();
create trigger head_is_kept before insert or delete or truncate on head for each statement execute function refuse_change();
create trigger head_row_is_kept before insert or delete on head for each row execute function refuse_change();
create trigger head_follows before update on head for each row execute function follow_entries();

-- Also while session_replication_role is replica, which switches ordinary triggers off.
alter table entry enable always trigger entry_is_kept;
alter table entry enable always trigger entry_row_is_kept;
alter table seen enable always trigger seen_is_kept;
alter table seen enable always trigger seen_row_is_kept;
alter table head enable always trigger head_is_kept;
alter table head enable always trigger head_row_is_kept;
alter table head enable always trigger head_follows;

grant select, insert on entry, seen to ${service_role};
grant select on head to ${service_role};
grant update (tree_size, root_hash, frontier) on head to ${service_role};
grant select, insert on consumed to ${service_role};
grant update (next_offset) on consumed to ${service_role};

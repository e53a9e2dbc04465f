-- Entries lie in partitions by ranges of their index, whole tiles each, so that those whose time is over can be let go as a whole.
-- Their hashes stay, as tiles. The service's role opens partitions and lets the oldest go through two functions that do nothing else.
-- Search paths are pinned, and nobody but the owner creates anything in the schema public.

create table partitioning (
  one                   boolean  primary key default true check (one),
  entries_per_partition bigint   not null check (entries_per_partition > 0 and entries_per_partition % 256 = 0),
  -- The service names its retention with each letting go; whoever has only its password cannot name a shorter one than this.
  -- The owner may change it.
  shortest_retention    interval not null check (shortest_retention > interval '0')
);
insert into partitioning (entries_per_partition, shortest_retention) values (${entries_per_partition}, '${shortest_retention}');

-- Every partition that there ever was.
create table entry_partition (
  first_index bigint primary key check (first_index >= 0),
  end_index   bigint not null check (end_index > first_index)
);

-- A period from which nothing is let go, until two people have lifted it. The subjects are the tokens'.
create table legal_hold (
  hold_id      uuid        primary key,
  held_from    timestamptz not null,
  held_to      timestamptz not null check (held_from < held_to),
  reason       text        not null check (reason in ('COURT_PROCEEDINGS', 'CRIMINAL_INVESTIGATION', 'PUBLIC_INQUIRY', 'REGULATOR_INQUIRY', 'COMPLAINT')),
  organization text        not null,
  subject      text        not null,
  placed_at    timestamptz not null
);
create table legal_hold_lift_proposal (
  hold_id      uuid        primary key references legal_hold,
  organization text        not null,
  subject      text        not null,
  proposed_at  timestamptz not null,
  unique (hold_id, subject)
);
create table legal_hold_lifted (
  hold_id      uuid        primary key,
  proposed_by  text        not null,
  organization text        not null,
  subject      text        not null check (subject <> proposed_by),
  lifted_at    timestamptz not null,
  foreign key (hold_id, proposed_by) references legal_hold_lift_proposal (hold_id, subject)
);
create view standing_legal_hold as
  select * from legal_hold where not exists (select from legal_hold_lifted where legal_hold_lifted.hold_id = legal_hold.hold_id);

-- What was let go, with what completeness is counted from afterwards.
create table let_go (
  first_index    bigint      primary key references entry_partition,
  end_index      bigint      not null,
  entry_count    bigint      not null check (entry_count = end_index - first_index),
  -- Of the times at which they say that it happened.
  earliest       timestamptz not null,
  latest         timestamptz not null,
  unnumbered     bigint      not null,
  unreadable     bigint      not null,
  contradictions bigint[]    not null,
  let_go_at      timestamptz not null
);
create table let_go_numbers (
  first_index      bigint not null references let_go,
  outbox           text   not null,
  outbox_partition int    not null,
  entry_count      bigint not null,
  first_number     bigint not null,
  last_number      bigint not null,
  -- Of the numbers behind the last of all that was let go before, up to this last: those in no entry of the log.
  missing          bigint not null check (missing >= 0),
  primary key (first_index, outbox, outbox_partition)
);

alter table entry rename to entry_before;
create table entry (
  entry_index      bigint      not null,
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
  outbox           text,
  outbox_partition int,
  outbox_number    bigint,
  record_topic     text,
  record_partition int,
  record_offset    bigint,
  contradicts      bigint      check (contradicts < entry_index),
  check (num_nulls(outbox, outbox_partition, outbox_number) in (0, 3)),
  check (num_nulls(record_topic, record_partition, record_offset) in (0, 3))
) partition by range (entry_index);

create trigger entry_is_kept before update or delete or truncate on entry for each statement execute function refuse_change();
create trigger entry_row_is_kept before update or delete on entry for each row execute function refuse_change();
alter table entry enable always trigger entry_is_kept;
alter table entry enable always trigger entry_row_is_kept;

-- Opens what is missing for a log of up_to entries. Created beside the table and then attached: that locks out no reader and no other writer.
create function open_partitions(up_to bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  width  bigint;
  opened bigint;
  name   text;
begin
  perform pg_advisory_xact_lock(hashtext('firebreak-audit-log'));
  select entries_per_partition into strict width from partitioning;
  if up_to > (select tree_size + 65536 from head) then
    raise exception 'no partition is opened that far from the head' using errcode = 'restrict_violation';
  end if;
  select coalesce(max(end_index), 0) into opened from entry_partition;
  while opened < up_to loop
    name := 'entry_from_' || opened;
    execute format('create table public.%I (like public.entry including all)', name);
    -- Rows have the parent's trigger once it is attached; statements on the partition itself need their own.
    execute format('create trigger entry_is_kept before update or delete or truncate on public.%I'
                   ' for each statement execute function public.refuse_change()', name);
    execute format('alter table public.%I enable always trigger entry_is_kept', name);
    execute format('alter table public.entry attach partition public.%I for values from (%s) to (%s)', name, opened, opened + width);
    insert into entry_partition (first_index, end_index) values (opened, opened + width);
    opened := opened + width;
  end loop;
end
$$;

do $$
declare
  size bigint;
begin
  select tree_size into strict size from head;
  perform open_partitions(greatest(size, 1));
  insert into entry select * from entry_before order by entry_index;
  if (select count(*) from entry) <> (select count(*) from entry_before) or (select count(*) from entry) <> size then
    raise exception 'not every entry was carried over';
  end if;
end
$$;
drop table entry_before;

-- With the rows in place: each becomes an index of every partition, also of those opened later.
alter table entry add primary key (entry_index);
create index entry_at on entry (at, entry_index);
create index entry_referral on entry (referral_id) where referral_id is not null;
create index entry_organizations on entry using gin (organizations);
create index entry_numbers on entry (outbox, outbox_partition, outbox_number) where outbox is not null;
create index entry_contradictions on entry (entry_index) where contradicts is not null;
create index entry_unnumbered on entry (entry_index, kind) where outbox is null and record_topic is not null;

-- Lets the oldest partition go, which must begin at `first`, or says why not. Whoever calls it decided the same already: this is the second
-- look, with the database's own clock. Readers that are under way are waited for, and for no longer than two seconds.
create function let_oldest_go(first bigint, retention interval) returns text
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '2s' as $$
declare
  oldest entry_partition;
  times  record;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'an older snapshot could hide a legal hold' using errcode = 'restrict_violation';
  end if;
  perform pg_advisory_xact_lock(hashtext('firebreak-audit-log'));
  -- A legal hold that is on its way in is waited for.
  lock table legal_hold in share mode;
  if retention is null or retention < (select shortest_retention from partitioning) then
    return 'RETENTION_TOO_SHORT';
  end if;
  select * into oldest from entry_partition as each
    where not exists (select from let_go where let_go.first_index = each.first_index) order by first_index limit 1;
  if oldest.first_index is distinct from first then
    return 'NOT_THE_OLDEST';
  end if;
  if oldest.end_index > least((select tree_size from head), (select coalesce(max(tree_size), 0) from published_checkpoint)) then
    return 'NOT_PUBLISHED';
  end if;
  if oldest.end_index - first <> (select count(*) from entry
       where entry_index >= first and entry_index < oldest.end_index and leaf_hash = sha256('\x00'::bytea || bytes)) then
    return 'DAMAGED';
  end if;
  -- Byte for byte: what stays has to prove what goes.
  if exists (select from generate_series(first / 256, oldest.end_index / 256 - 1) as i where not exists (
       select from tile where level = 0 and tile_index = i and hashes = (
         select string_agg(leaf_hash, ''::bytea order by entry_index) from entry
         where entry_index >= i * 256 and entry_index < (i + 1) * 256))) then
    return 'TILES_MISSING';
  end if;
  select count(logged_at) as known, min(logged_at) as first_logged, max(logged_at) as last_logged, min(at) as earliest, max(at) as latest
    into times
    from (select at, (convert_from(bytes, 'UTF8')::jsonb ->> 'logged_at')::timestamptz as logged_at
          from entry where entry_index >= first and entry_index < oldest.end_index) as each;
  if times.known <> oldest.end_index - first or times.last_logged >= now() - retention then
    return 'TOO_YOUNG';
  end if;
  if exists (select from standing_legal_hold where held_from <= times.last_logged and held_to > times.first_logged
             or exists (select from entry where entry_index >= first and entry_index < oldest.end_index and at >= held_from and at < held_to)) then
    return 'HELD';
  end if;

  insert into let_go (first_index, end_index, entry_count, earliest, latest, unnumbered, unreadable, contradictions, let_go_at)
    select first, oldest.end_index, count(*), times.earliest, times.latest,
           count(*) filter (where outbox is null and record_topic is not null and kind <> 'unreadable'),
           count(*) filter (where outbox is null and record_topic is not null and kind = 'unreadable'),
           coalesce(array_agg(entry_index order by entry_index) filter (where contradicts is not null), '{}'),
           now()
    from entry where entry_index >= first and entry_index < oldest.end_index;
  insert into let_go_numbers (first_index, outbox, outbox_partition, entry_count, first_number, last_number, missing)
    select first, here.outbox, here.outbox_partition, here.entry_count, here.first_number, here.last_number,
           greatest(here.last_number - before.last_number, 0)
             - (select count(distinct outbox_number) from entry
                where entry.outbox = here.outbox and entry.outbox_partition = here.outbox_partition
                  and outbox_number > before.last_number and outbox_number <= here.last_number)
    from (select outbox, outbox_partition, count(*) as entry_count, min(outbox_number) as first_number, max(outbox_number) as last_number
          from entry where entry_index >= first and entry_index < oldest.end_index and outbox is not null
          group by outbox, outbox_partition) as here
    cross join lateral (select coalesce(max(last_number), 0) as last_number from let_go_numbers
                        where let_go_numbers.outbox = here.outbox and let_go_numbers.outbox_partition = here.outbox_partition) as before;
  execute format('alter table public.entry detach partition public.%I', 'entry_from_' || first);
  execute format('drop table public.%I', 'entry_from_' || first);
  return 'LET_GO';
end
$$;

do $$
declare
  kept text;
begin
  foreach kept in array array['entry_partition', 'let_go', 'let_go_numbers', 'legal_hold', 'legal_hold_lift_proposal', 'legal_hold_lifted'] loop
    execute format('create trigger %1$s_is_kept before update or delete or truncate on %1$s for each statement execute function refuse_change()', kept);
    execute format('create trigger %1$s_row_is_kept before update or delete on %1$s for each row execute function refuse_change()', kept);
    execute format('alter table %1$s enable always trigger %1$s_is_kept', kept);
    execute format('alter table %1$s enable always trigger %1$s_row_is_kept', kept);
  end loop;
end
$$;
create trigger partitioning_is_kept before insert or delete or truncate on partitioning for each statement execute function refuse_change();
create trigger partitioning_width_is_kept before update of one, entries_per_partition on partitioning for each statement execute function refuse_change();
alter table partitioning enable always trigger partitioning_is_kept;
alter table partitioning enable always trigger partitioning_width_is_kept;

revoke all on function open_partitions(bigint), let_oldest_go(bigint, interval) from public;
grant execute on function open_partitions(bigint), let_oldest_go(bigint, interval) to ${service_role};
grant select, insert on entry to ${service_role};
grant select, insert on legal_hold, legal_hold_lift_proposal, legal_hold_lifted to ${service_role};
grant select on standing_legal_hold, entry_partition, let_go, let_go_numbers to ${service_role};

-- Entries hold referral, dispatch and basis ids as commitments (from entry version 2 on). What leads from an id to its entries is here and nowhere else.
-- The one table of the log that forgets: an erasure deletes rows, and nothing in the log changes.
create table id_key (
  kind        text  not null check (kind in ('referral', 'dispatch', 'basis')),
  id          uuid  not null,
  key         bytea not null check (octet_length(key) = 32),
  commitment  bytea not null unique check (octet_length(commitment) = 32),
  -- The referral that a dispatch is of, so that it is erased with it.
  referral_id uuid,
  primary key (kind, id),
  check (referral_id is null or kind = 'dispatch')
);
create index id_key_referral on id_key (referral_id) where referral_id is not null;

-- A key is made once. A dispatch may be heard of before its referral is.
create function keep_key() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.referral_id is not null
     or (new.kind, new.id, new.key, new.commitment) is distinct from (old.kind, old.id, old.key, old.commitment) then
    raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger id_key_row_is_kept before update on id_key for each row execute function keep_key();
create trigger id_key_is_kept before truncate on id_key for each statement execute function refuse_change();
alter table id_key enable always trigger id_key_row_is_kept;
alter table id_key enable always trigger id_key_is_kept;

-- For searching, as referral_id is for entries of version 1; entries of version 2 leave that one empty.
alter table entry add column referral bytea check (octet_length(referral) = 32);
create index entry_referral_commitment on entry (referral) where referral is not null;

-- Who proposed that keys be destroyed and who agreed. By commitment and never by id: this is kept. Subjects are opaque; they tell two people apart.
create table erasure (
  erasure_id   uuid        primary key,
  reason       text        not null,
  organization text        not null,
  subject      text        not null,
  proposed_at  timestamptz not null
);
create table erasure_commitment (
  erasure_id uuid  not null references erasure,
  commitment bytea not null check (octet_length(commitment) = 32),
  primary key (erasure_id, commitment)
);
-- One for each erasure, for ever.
create table erasure_end (
  erasure_id   uuid        primary key references erasure,
  organization text        not null,
  subject      text        not null,
  destroyed    int         not null check (destroyed > 0),
  ended_at     timestamptz not null
);
create trigger erasure_is_kept before update or delete or truncate on erasure for each statement execute function refuse_change();
create trigger erasure_row_is_kept before update or delete on erasure for each row execute function refuse_change();
create trigger erasure_commitment_is_kept before update or delete or truncate on erasure_commitment for each statement execute function refuse_change();
create trigger erasure_commitment_row_is_kept before update or delete on erasure_commitment for each row execute function refuse_change();
create trigger erasure_end_is_kept before update or delete or truncate on erasure_end for each statement execute function refuse_change();
create trigger erasure_end_row_is_kept before update or delete on erasure_end for each row execute function refuse_change();
alter table erasure enable always trigger erasure_is_kept;
alter table erasure enable always trigger erasure_row_is_kept;
alter table erasure_commitment enable always trigger erasure_commitment_is_kept;
alter table erasure_commitment enable always trigger erasure_commitment_row_is_kept;
alter table erasure_end enable always trigger erasure_end_is_kept;
alter table erasure_end enable always trigger erasure_end_row_is_kept;

grant select, insert, delete on id_key to ${service_role};
grant update (referral_id) on id_key to ${service_role};
grant select, insert on erasure, erasure_commitment, erasure_end to ${service_role};

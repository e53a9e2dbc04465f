-- The hashes of the tree, 256 a row, in the form in which they are read for proofs. They stay when entries are let go after their time.
-- A log from before this table gets its tiles with the next entry that is appended.
create table tile (
  level      int    not null check (level between 0 and 7),
  tile_index bigint not null check (tile_index >= 0),
  hashes     bytea  not null check (octet_length(hashes) = 8192),
  root_hash  bytea  not null check (octet_length(root_hash) = 32),
  primary key (level, tile_index)
);
-- Hashes do not compress.
alter table tile alter column hashes set storage external;

create trigger tile_is_kept before update or delete or truncate on tile for each statement execute function refuse_change();
create trigger tile_row_is_kept before update or delete on tile for each row execute function refuse_change();
alter table tile enable always trigger tile_is_kept;
alter table tile enable always trigger tile_row_is_kept;

grant select, insert on tile to ${service_role};

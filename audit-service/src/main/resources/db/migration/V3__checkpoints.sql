-- What was signed, with the edge of its tree, from which the next is computed; and what was published with its witnesses' cosignatures.
create table signed_checkpoint (
  tree_size bigint      primary key check (tree_size > 0),
  frontier  bytea       not null,
  note      text        not null,
  signed_at timestamptz not null
);

create table published_checkpoint (
  tree_size    bigint      primary key references signed_checkpoint,
  note         text        not null,
  published_at timestamptz not null
);

create trigger signed_checkpoint_is_kept before update or delete or truncate on signed_checkpoint for each statement execute function refuse_change();
create trigger signed_checkpoint_row_is_kept before update or delete on signed_checkpoint for each row execute function refuse_change();
create trigger published_checkpoint_is_kept before update or delete or truncate on published_checkpoint for each statement execute function refuse_change();
create trigger published_checkpoint_row_is_kept before update or delete on published_checkpoint for each row execute function refuse_change();
alter table signed_checkpoint enable always trigger signed_checkpoint_is_kept;
alter table signed_checkpoint enable always trigger signed_checkpoint_row_is_kept;
alter table published_checkpoint enable always trigger published_checkpoint_is_kept;
alter table published_checkpoint enable always trigger published_checkpoint_row_is_kept;

grant select, insert on signed_checkpoint, published_checkpoint to ${service_role};

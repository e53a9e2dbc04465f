-- From here on content is sealed. What versions before left unsealed is not carried over in silence.
do $$
begin
  if exists (select from dispatch) or exists (select from received) then
    raise exception 'this database holds content that is not sealed: begin with an empty one';
  end if;
end $$;

-- The key of each content copy, wrapped by the keyset "home". Without its row the copy opens no more, so it may go first.
create table data_key (
  id      uuid  primary key,
  wrapped bytea not null
);
alter table dispatch drop column address_seal;
alter table dispatch_content drop column seal, add column key_id uuid not null unique;
alter table received_content drop column seal, add column key_id uuid not null unique;

grant select, insert, delete on data_key to ${service_role};

-- From here on content is sealed. What versions before left unsealed is not carried over in silence.
do $$
begin
  if exists (select from hold where content is not null) then
    raise exception 'this database holds content that is not sealed: begin with an empty one';
  end if;
end $$;

-- The key of each held content, wrapped by the keyset "quarantine". Without its row the content opens no more.
create table hold_key (
  event_id uuid  primary key references hold,
  wrapped  bytea not null
);
grant select, insert, delete on hold_key to ${service_role};

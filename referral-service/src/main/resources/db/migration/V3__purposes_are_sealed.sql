-- A purpose is what the source wrote, so anything may stand in it. What versions before left unsealed is not carried over in silence.
do $$
begin
  if exists (select from dispatch) then
    raise exception 'this database holds purposes that are not sealed: begin with an empty one';
  end if;
end $$;

alter table dispatch drop column purpose, add column purpose_bytes bytea not null;

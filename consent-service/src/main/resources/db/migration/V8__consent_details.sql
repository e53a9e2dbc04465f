-- How a consent was given or refused, and that nobody asked because it was unsafe.
alter table basis
  drop constraint basis_state_check,
  add constraint basis_state_check check (state in ('given', 'refused', 'unsafe-to-ask', 'withdrawn')),
  add column manner text check (manner in
    ('in-person', 'by-phone', 'in-writing', 'through-an-interpreter', 'through-a-representative', 'not-recorded'));
update basis set manner = 'not-recorded' where kind = 'consent';
alter table basis add check ((manner is not null) = (kind = 'consent' and state <> 'unsafe-to-ask'));

-- From here on a reference to a person is kept as a keyed digest. The key is not at hand here, so what versions before kept as it was sent is dropped:
-- in its place stands a value that equals no other. Its source knows the consent by its id all the same.
update basis set grantor = encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex') where grantor is not null;
alter table basis add check (grantor ~ '^[0-9a-f]{64}$');

-- The key of these digests, wrapped by the keyset "quarantine": without the keyset nobody can try which reference a digest is of.
create table grantor_key (
  only_row boolean primary key default true check (only_row),
  wrapped  bytea   not null
);
grant select, insert, update on grantor_key to ${service_role};

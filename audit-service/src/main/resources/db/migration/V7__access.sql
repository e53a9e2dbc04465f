-- What a person of another organization may read, which two people grant: who proposed it, who agreed, who took it back. Subjects are opaque; they tell
-- people apart, and one of them is let in by it.
create table access_grant (
  grant_id             uuid        primary key,
  grantee_organization text        not null,
  grantee_subject      text        not null check (grantee_subject <> subject),
  -- Entries of this time.
  sees_from            timestamptz not null,
  sees_to              timestamptz not null check (sees_from < sees_to),
  -- In hours: days would be longer or shorter with the session's time zone.
  open_until           timestamptz not null check (proposed_at < open_until and open_until <= proposed_at + interval '2160 hours'),
  purpose              text        not null check (purpose in ('OMBUDSMAN_INVESTIGATION', 'INSPECTION', 'COMMISSIONER_REVIEW', 'PUBLIC_INQUIRY')),
  organization         text        not null,
  subject              text        not null,
  proposed_at          timestamptz not null,
  unique (grant_id, subject)
);
create index access_grant_grantee on access_grant (grantee_organization, grantee_subject);
create table access_approval (
  grant_id     uuid        primary key,
  proposed_by  text        not null,
  organization text        not null,
  subject      text        not null check (subject <> proposed_by),
  approved_at  timestamptz not null,
  foreign key (grant_id, proposed_by) references access_grant (grant_id, subject)
);
create table access_revocation (
  grant_id     uuid        primary key references access_grant,
  organization text        not null,
  subject      text        not null,
  revoked_at   timestamptz not null
);

do $$
declare
  kept text;
begin
  foreach kept in array array['access_grant', 'access_approval', 'access_revocation'] loop
    execute format('create trigger %1$s_is_kept before update or delete or truncate on %1$s for each statement execute function refuse_change()', kept);
    execute format('create trigger %1$s_row_is_kept before update or delete on %1$s for each row execute function refuse_change()', kept);
    execute format('alter table %1$s enable always trigger %1$s_is_kept', kept);
    execute format('alter table %1$s enable always trigger %1$s_row_is_kept', kept);
  end loop;
end
$$;
grant select, insert on access_grant, access_approval, access_revocation to ${service_role};

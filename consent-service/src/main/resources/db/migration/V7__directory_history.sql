-- What decisions rest on of the directory, as it was at every revision that was heard here: kept, so that each can be computed again.
create table directory_history (
  organization_id       text    not null,
  revision              bigint  not null,
  sector                text,
  part_of               text,
  immigration_function  boolean not null,
  verified              boolean not null,
  primary key (organization_id, revision)
);
insert into directory_history
  select organization_id, revision, sector, part_of, immigration_function, verified from directory_organization;
grant select, insert on directory_history to ${service_role};

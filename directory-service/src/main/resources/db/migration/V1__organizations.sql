-- Every state of every organization. The latest row of an id is what holds; no row is ever altered or removed, which the grants see to.
create table organization_revisions (
  -- Gapless: whoever adds a row holds the change lock from before it reads the last number.
  revision             bigint      primary key check (revision > 0),
  organization_id      text        not null,
  kind                 text        not null,
  name                 text        not null,
  sector               text,
  part_of              text,
  immigration_function text        not null check (immigration_function in ('none', 'casework', 'enforcement')),
  membership           text        not null check (membership in ('verified', 'unverified', 'under-review', 'suspended')),
  aliases              text[]      not null,
  topics               text[]      not null,
  email_domains        text[]      not null,
  webhook_hosts        text[]      not null,
  -- Who acted: an organization, a role, and the token's opaque subject; all null for the import.
  acting_organization  text,
  acting_role          text,
  acting_subject       text,
  revised_at           timestamptz not null,
  check (immigration_function = 'none' or sector is null),
  check (part_of <> organization_id)
);
create index organization_latest on organization_revisions (organization_id, revision desc);
create index organization_units on organization_revisions (part_of) where part_of is not null;

-- What one person asked for and a second has to approve. A row lapses with the organization's next revision.
create table proposals (
  proposal_id          uuid        primary key,
  organization_id      text        not null,
  based_on             bigint      not null references organization_revisions,
  immigration_function text,
  membership           text,
  sector               text,
  name                 text,
  part_of              text,
  acting_organization  text        not null,
  acting_role          text        not null,
  acting_subject       text        not null,
  proposed_at          timestamptz not null,
  ready_at             timestamptz not null
);
create index proposal_organization on proposals (organization_id);

create table approvals (
  proposal_id          uuid        primary key references proposals,
  acting_organization  text        not null,
  acting_role          text        not null,
  acting_subject       text        not null,
  approved_at          timestamptz not null,
  revision             bigint      not null references organization_revisions
);

grant select, insert on organization_revisions, proposals, approvals to ${service_role};

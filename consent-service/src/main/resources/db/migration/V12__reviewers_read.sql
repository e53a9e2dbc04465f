-- Who read: the target, or the organization of a reviewer while it was held.
alter table granted_read rename column target_organization to organization;

-- The service may see what was migrated, so that it can refuse to start on tables that are not its own version's.
grant select on flyway_schema_history to ${service_role};

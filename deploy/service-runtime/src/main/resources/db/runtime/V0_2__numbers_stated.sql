-- When the numbers that were given out were last stated. One row: whoever holds it states, and the others see when that was.
create table numbers_stated (
  only_row  boolean     primary key default true check (only_row),
  stated_at timestamptz
);
insert into numbers_stated default values;

grant select, update on numbers_stated to ${service_role};

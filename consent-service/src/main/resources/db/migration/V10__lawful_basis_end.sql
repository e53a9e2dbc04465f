alter table basis
  add column ended_at timestamptz,
  add constraint basis_ended check (ended_at is null or kind = 'lawful-basis');

-- What an agency asks for when it looks for reviews that are due.
create index basis_review on basis (source, review_due, id) where kind = 'lawful-basis' and ended_at is null;

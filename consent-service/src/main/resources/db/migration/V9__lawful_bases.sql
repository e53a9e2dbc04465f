-- The law that a lawful basis stands on with its conditions, and who decided. What was recorded before is kept as its source wrote it:
-- it is under no listed condition, and who decided was not asked.
alter table basis
  add column law text check (law in ('uk-gdpr', 'law-enforcement', 'unlisted')),
  add column special_category text,
  add column criminal_offence text,
  add column sensitive text,
  add column decided_by text,
  add column authorised_by text;
update basis set law = 'unlisted' where kind = 'lawful-basis';

-- The one that asked every lawful basis for an article.
alter table basis
  drop constraint basis_check2,
  add constraint basis_lawful check ((kind = 'lawful-basis') = (law is not null and without_consent is not null and review_due is not null)),
  add constraint basis_article check ((article is not null) = (coalesce(law, 'law-enforcement') <> 'law-enforcement')),
  add constraint basis_conditions check (
    (law is not distinct from 'unlisted' or schedule_condition is null)
    and (law is not distinct from 'uk-gdpr' or (special_category is null and criminal_offence is null))
    and (law is not distinct from 'law-enforcement' or sensitive is null)),
  add constraint basis_decided check (
    (decided_by is not null) = (law is distinct from 'unlisted' and kind = 'lawful-basis') and (decided_by is null) = (authorised_by is null));

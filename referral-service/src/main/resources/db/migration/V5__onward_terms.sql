-- How often it may be referred on. What is from before has no terms but the firewall's own.
alter table referral add column most_hops int not null default 3 check (most_hops between 0 and 99);
alter table referral alter column most_hops drop default;
alter table received add column most_hops int not null default 3 check (most_hops between 0 and 99);
alter table received alter column most_hops drop default;

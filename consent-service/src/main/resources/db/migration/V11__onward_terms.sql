-- How often a held referral may be referred on. What was held before has no terms but the firewall's own.
alter table hold add column most_hops int check (most_hops >= 0);
update hold set most_hops = 3 where hops is not null;
alter table hold add check ((hops is null) = (most_hops is null));

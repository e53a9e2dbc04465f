-- The checkpoint that a month is counted in: the first that was published a day after its end.
create index published_checkpoint_at on published_checkpoint (published_at, tree_size);

-- The rules that say which of several voices stands. The longest matching beginning holds, and of two alike the one that names the conflict.
create view rules as
select
    rule,  -- the id
    series,  -- what it holds for, with commas: ids, or beginnings of ids with a star
    nullif(conflict, '') as conflict,  -- the only conflict it holds for; null for all
    claimants,  -- whose figures come first, one a line, in their order
    channels,  -- of one claimant's figures, which publisher or source comes first, one a line
    last,  -- sources that come after all others, one a line
    least_days,  -- a chart draws the first channel that has at least this share of the days of the longest
    reason  -- why, in a sentence
from catalog_rules;

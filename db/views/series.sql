-- What is counted: unit, plain definition, the kinds a claim may have, and what to be careful about.
create view series as
select
    series,  -- the id, as in `claims`
    title,  -- a short name for people
    unit,  -- what the numbers count; `currency` where each claim names its own
    definition,  -- what counts, in plain sentences
    kinds,  -- the kinds its claims may have, with commas
    cautions,  -- what a reader has to know before using a figure, one a line
    low,  -- least that is plausible; null for no bound
    high,  -- greatest that is plausible; a claim outside is held
    change_of,  -- the total whose reported change this is
    corrects  -- the total that this signed, published correction belongs to
from catalog_series;

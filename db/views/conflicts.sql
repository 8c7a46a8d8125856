-- What is tracked, with the day its totals count from and the denominator of its shares.
create view conflicts as
select
    conflict,  -- the id, as in `claims`
    title,  -- its name for people
    start,  -- the day from which its totals count
    countries,  -- codes of the countries, with commas
    area_km2,  -- the area, in km2, that a share of land is a share of
    area_source  -- who states that area
from catalog_conflicts;

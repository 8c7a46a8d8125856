-- What is tracked, with the day its totals count from and the denominator of its shares.
create view conflicts as
select conflict, title, start, countries, area_km2, area_source from catalog_conflicts;

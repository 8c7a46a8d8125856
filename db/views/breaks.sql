-- Declared breaks of series: no change is computed across a restart or a merge.
create view breaks as
select conflict, series, day, type, note, claimant, merged from catalog_breaks;

-- What is counted: unit, plain definition, the kinds a claim may have, and what to be careful about.
create view series as
select series, title, unit, definition, kinds, cautions, low, high, change_of, corrects from catalog_series;

-- The months of a calendar, so that a question by month looks up the ends of each month by key instead of reading
-- every day between them. From 1800 to 2300: no claim that the checks let pass is about another year.
create table calendar_months (
    first_day text primary key,
    next_day text not null,                 -- the first day of the month after
    month text not null                     -- 2024-01
) strict, without rowid;

with recursive months (first_day) as (
    values ('1800-01-01')
    union all
    select date(first_day, '+1 month') from months where first_day < '2299-12-01'
)
insert into calendar_months
select first_day, date(first_day, '+1 month'), substr(first_day, 1, 7) from months;

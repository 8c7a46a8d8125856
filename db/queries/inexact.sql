-- Figures that are not exact as stated: about, over, ranges. How many of each series, and of whom.
-- :conflict  default: all
--
-- Example:
-- conflict  series                  kind   claimant                  said_as  claims  first_day   last_day
-- --------  ----------------------  -----  ------------------------  -------  ------  ----------  ----------
-- ukraine   losses.personnel.total  total  General Staff of Ukraine  about     1,559  2022-02-25  2026-06-08
-- ukraine   returnees.total         level  IOM                       up_to        48  2023-05-31  2023-09-30
-- ukraine   idps.total              level  IOM                       up_to        24  2023-09-30  2023-09-30
with said as (
    select
        line, coalesce(qualifier, 'range') as said_as, count(*) as claims, min(day) as first_day, max(day) as last_day
    from ledger_claims
    where superseded_by is null and status = 'accepted' and (qualifier is not null or value is null)
        and conflict = coalesce(:conflict, conflict)
    group by line, said_as
)
select
    l.conflict, l.series, l.kind, l.claimant, s.said_as, sum(s.claims) as claims, min(s.first_day) as first_day,
    max(s.last_day) as last_day
from said s
join lines l on l.line = s.line
group by l.conflict, l.series, l.kind, l.claimant, s.said_as
order by claims desc, l.conflict, l.series, l.kind, l.claimant, s.said_as;

-- What the ledger covers: for each line the first and the last day, the days with a figure and those without.
-- :conflict  default: all
--
-- Example:
-- conflict  series                     kind    place  claimant  publisher  source   first_day   last_day    days_known
-- --------  -------------------------  ------  -----  --------  ---------  -------  ----------  ----------  ----------
-- drc       events.civilian_targeting  change  CD     ACLED     ACLED      starter  2025-01-10  2025-01-10           1
-- drc       events.civilian_targeting  change  CD     ACLED     HDX HAPI   starter  2025-01-31  2025-01-31           1
-- drc       events.demonstrations      change  CD     ACLED     HDX HAPI   starter  2025-01-31  2025-01-31           1
with reach as materialized (
    select
        *,
        -- A line may have several periods that end on one day. Its claims lie by day: they are counted as they are read.
        (
            select count(*) from (
                select 1 from ledger_claims c
                where c.line = lines.line and c.superseded_by is null and c.status = 'accepted' group by c.day
            )
        ) as days_known
    from lines
    where last_day is not null and conflict = coalesce(:conflict, conflict)
)
select
    conflict, series, kind, party, place, donor, since, claimant, publisher, source, first_day, last_day, days_known,
    cast(julianday(last_day) - julianday(first_day) as integer) + 1 - days_known as days_missing
from reach
order by conflict, series, kind, party, place, donor, since, claimant, publisher, source;

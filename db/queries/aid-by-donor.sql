-- Aid by donor and kind of aid: the newest figures, each in its own currency.
-- :family = aid.money  series whose id begins so
-- :conflict  default: all
-- :donor  default: all
--
-- Example:
-- donor  series               kind    day                      value  unit  conflict  claimant        publisher
-- -----  -------------------  ------  ----------  ------------------  ----  --------  --------------  --------------
-- AT     aid.money.allocated  change  2026-02-28          17,600,000  EUR   ukraine   Kiel Institute  Kiel Institute
-- AT     aid.money.committed  change  2026-02-28                   0  EUR   ukraine   Kiel Institute  Kiel Institute
-- AT     aid.money.disbursed  change  2022-05-31  10,398,449.6856832  EUR   ukraine   Kiel Institute  marhip97
select donor, series, kind, day, value, qualifier, unit, place as recipient, conflict, claimant, publisher, source
from latest
where series >= :family || '.' and series < :family || '/' and donor is not null
    and conflict = coalesce(:conflict, conflict) and donor = coalesce(:donor, donor)
order by donor, series, value desc, claimant, source;

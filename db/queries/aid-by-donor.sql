-- Aid by donor and kind of aid: the newest figures, each in its own currency.
-- :family = aid.money  series whose id begins so
-- :conflict  default: all
-- :donor  default: all
--
-- Example:
-- (these figures hold no such thing)
select donor, series, kind, day, value, qualifier, unit, place as recipient, conflict, claimant, publisher, source
from latest
where series >= :family || '.' and series < :family || '/' and donor is not null
    and conflict = coalesce(:conflict, conflict) and donor = coalesce(:donor, donor)
order by donor, series, value desc, claimant, source;

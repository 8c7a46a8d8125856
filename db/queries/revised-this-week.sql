-- What was revised or taken back in the seven days before the newest run, and by how much, largest share first.
-- :days = 7  how many days
--
-- Example:
-- series                  day         old_value  new_value  difference  per_cent  unit    type
-- ----------------------  ----------  ---------  ---------  ----------  --------  ------  --------
-- losses.personnel.total  2022-04-02     17,700     17,800         100      0.56  people  revision
with newest as (select max(seen_at) as seen_at from runs)
select
    r.series, r.day, r.old_value, r.new_value, iif(typeof(r.difference) = 'real', round(r.difference, 6), r.difference) as difference,
    round(100.0 * r.difference / nullif(r.old_value, 0), 2) as per_cent, r.unit, r.type, r.seen_at, r.kind,
    r.conflict, r.party, r.place, r.donor, r.claimant, r.publisher, r.source
from revisions r
join newest n on r.seen_at > strftime('%Y-%m-%dT%H:%M:%SZ', n.seen_at, '-' || :days || ' days')
-- What differs in the last bits of a computed figure is no revision.
where (r.difference is null or r.difference = 0 or abs(r.difference) > 1e-6)
order by abs(coalesce(100.0 * r.difference / nullif(r.old_value, 0), 1e9)) desc, r.series, r.kind, r.day, r.party, r.place, r.donor,
    r.claimant, r.publisher, r.source;

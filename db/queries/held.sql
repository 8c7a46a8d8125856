-- Claims that a check does not trust and that stand undecided, with the reason.
--
-- Example:
-- (these figures hold no such thing)
select
    c.series, c.day, c.value, c.low, c.high, c.quote, c.claimant, c.source, c.seen_at,
    (
        select group_concat(distinct p.message) from problems p
        where p.document = c.document and p.source = c.source and p.series = c.series and p.day = c.day
    ) as reason
from claims c
where c.status = 'held' and c.superseded_at is null
order by c.seen_at desc, c.series, c.day, c.value;

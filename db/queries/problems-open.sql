-- Problems that still matter: claims that are held and stand undecided, and what the newest document of each source
-- was found to have.
--
-- Example:
-- (these figures hold no such thing)
select p.severity, p.name, p.message, p.found, p.remedy, p.source, p.series, p.day, p.seen_at, p.url
from problems p
where p.severity <> 'info' and (
    p.seen_at = (select max(r.seen_at) from runs r where r.source = p.source)
    or exists (
        select 1 from claims c
        where c.series = p.series and c.conflict = p.conflict and c.source = p.source and c.day = p.day
            and c.status = 'held' and c.superseded_at is null and c.document = p.document
    )
)
order by case p.severity when 'error' then 1 when 'hold' then 2 else 3 end, p.seen_at desc, p.source, p.message;

-- Who states things.
create view claimants as
select
    claimant,  -- the name, as in `claims`
    side,  -- the party it belongs to; empty for neither
    aliases  -- other names for it in texts, one a line
from catalog_claimants;

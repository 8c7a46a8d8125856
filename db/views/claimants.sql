-- Who states things, and the party it belongs to (empty for neither).
create view claimants as
select claimant, side, aliases from catalog_claimants;

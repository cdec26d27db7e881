-- The chains, link by link.
-- grain: one row per report and link
-- report_id: which report
-- position: 0 = the publishing source, the highest = the asserter
-- speaker_id: who
-- speaker: primary name
-- role: publisher, relay, spokesperson, interpreter or origin
-- on_behalf_of: on whose behalf, where said
create view v_hop as
select
    h.report_id as report_id,
    h.position as position,
    h.speaker_id as speaker_id,
    p.name as speaker,
    h.role as role,
    b.name as on_behalf_of
from report_hop as h
join speaker as p on p.id = h.speaker_id
left join speaker as b on b.id = h.on_behalf_of_id

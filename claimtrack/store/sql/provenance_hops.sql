-- The chains of reports, link by link, the publishing source first, the asserter last.
-- grain: one row per report and link
-- :reports = ids of reports
select
    h.report_id as report_id,
    h.speaker_id as speaker_id,
    h.speaker as speaker,
    p.kind as kind,
    h.role as role,
    h.on_behalf_of as on_behalf_of,
    p.descriptor as descriptor,
    f.name as affiliation,
    p.reason as reason
from v_hop as h
join v_speaker as p on p.speaker_id = h.speaker_id
left join v_speaker as f on f.speaker_id = p.affiliation_id
where h.report_id in (:reports)
order by h.report_id, h.position

-- The chains of reports, the publishing source first, the asserter last.
-- grain: one row per report and link
-- :reports = ids of reports
select
    h.report_id as report_id,
    h.speaker as speaker
from v_hop as h
where h.report_id in (:reports)
order by h.report_id, h.position

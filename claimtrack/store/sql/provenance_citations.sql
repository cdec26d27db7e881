-- Sources that articles say carry the same.
-- grain: one row per report and source cited
-- :reports = ids of reports
select
    c.report_id as report_id,
    c.source as source
from v_citation as c
where c.report_id in (:reports)
order by c.report_id, c.source, c.speaker_id

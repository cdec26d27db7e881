-- Sources that an article says carry the same; in no count.
-- grain: one row per report and source cited
-- report_id: which report
-- statement_id: the statement reported
-- speaker_id: the source cited, as a speaker
-- source: its primary name
create view v_citation as
select
    x.report_id as report_id,
    r.statement_id as statement_id,
    x.speaker_id as speaker_id,
    p.name as source
from report_citation as x
join report as r on r.id = x.report_id
join speaker as p on p.id = x.speaker_id

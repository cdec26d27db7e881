-- Which sources repeat which: in the chain of a report, or as carrying the same.
-- grain: one row per source and source it cites, both as speakers
select r.publisher_id as publisher_id, h.speaker_id as cited_id
from v_report as r
join v_hop as h on h.report_id = r.report_id and h.position > 0
join v_source as s on s.speaker_id = h.speaker_id
union
select r.publisher_id as publisher_id, c.speaker_id as cited_id
from v_report as r
join v_citation as c on c.report_id = r.report_id
join v_source as s on s.speaker_id = c.speaker_id
order by publisher_id, cited_id

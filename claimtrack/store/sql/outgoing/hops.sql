-- The chains of the reports in some articles.
-- grain: one row per report and link, the publishing source first
-- :articles = ids of articles
select h.report_id as report_id, h.speaker as speaker
from v_hop as h
join v_report as r on r.report_id = h.report_id
where r.article_id in (:articles)
order by h.report_id, h.position

-- The sides that the statements of some articles belong to on their day: whoever is a side or has members.
-- grain: one row per statement and side
-- :articles = ids of articles
select distinct x.statement_id as statement_id, x.side as side
from v_report as r
join v_side_statement as x on x.statement_id = r.statement_id
join v_speaker as p on p.speaker_id = x.side_id
where r.article_id in (:articles)
    and (p.kind = 'side' or x.side_id in (select m.group_id from v_membership as m))
order by x.statement_id, x.side

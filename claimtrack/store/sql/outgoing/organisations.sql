-- The organisations that the speakers of some articles' statements were directly members of when they were said.
-- grain: one row per statement and organisation
-- :articles = ids of articles
with stated as materialized (
    select s.statement_id, s.speaker_id, s.date_latest
    from v_statement as s
    where s.statement_id in (select r.statement_id from v_report as r where r.article_id in (:articles))
)
select distinct s.statement_id as statement_id, g.name as organisation
from stated as s
join membership as m on m.member_id = s.speaker_id and m.first_day <= s.date_latest and s.date_latest < m.end_day
join v_speaker as g on g.speaker_id = m.group_id
order by s.statement_id, g.name

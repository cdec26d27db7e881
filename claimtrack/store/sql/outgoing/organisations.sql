-- The organisations that the speakers of some articles' statements were directly members of when they were said.
-- grain: one row per statement and organisation
-- :articles = ids of articles
select distinct s.statement_id as statement_id, m.member_of as organisation
from v_statement as s
join v_report as r on r.statement_id = s.statement_id
join v_membership as m on m.member_id = s.speaker_id
join v_side_member as b on b.member_id = m.member_id and b.side_id = m.group_id
where r.article_id in (:articles) and b.first_day <= s.date_latest and s.date_latest < b.end_day
order by s.statement_id, m.member_of

-- The sides that the statements of some articles belong to on their day: whoever is a side or has members.
-- grain: one row per statement and side
-- :articles = ids of articles
-- From the principals of these statements to their sides; the view of all statements by side would be read whole.
with stated as materialized (
    select s.statement_id, s.principal_id, s.date_latest
    from v_statement as s
    where s.statement_id in (select r.statement_id from v_report as r where r.article_id in (:articles))
),
belongs as materialized (
    select b.side_id, p.name as side, b.member_id, b.first_day, b.end_day
    from v_side_member as b
    join v_speaker as p on p.speaker_id = b.side_id
    where p.kind = 'side' or b.side_id in (select m.group_id from v_membership as m)
)
select distinct s.statement_id as statement_id, b.side as side
from stated as s
join belongs as b on b.member_id = s.principal_id and b.first_day <= s.date_latest and s.date_latest < b.end_day
order by s.statement_id, b.side

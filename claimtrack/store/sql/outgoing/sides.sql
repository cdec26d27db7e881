-- The sides that the statements of some articles belong to on their day: whoever a principal belongs to.
-- grain: one row per statement and side
-- :articles = ids of articles
-- :own = 1: a principal that is a side, or to whom somebody belongs, is a side of its own too; 0: only others are
-- From the principals of these statements up through their memberships; the view of who belongs to which side would be
-- read whole, and with it everybody who ever spoke.
with recursive stated as materialized (
    select s.statement_id, s.principal_id, s.date_latest
    from v_statement as s
    where s.statement_id in (select r.statement_id from v_report as r where r.article_id in (:articles))
),
principals as materialized (
    select distinct s.principal_id
    from stated as s
),
belongs (member_id, side_id, first_day, end_day) as (
    select b.member_id, b.side_id, b.first_day, b.end_day
    from (
        select m.member_id, m.group_id as side_id, m.first_day, m.end_day
        from principals as p
        join membership as m on m.member_id = p.principal_id
        union
        select a.id, a.affiliation_id, '0000-01-01', '9999-12-31'
        from principals as p
        join speaker as a on a.id = p.principal_id
        where a.affiliation_id is not null
    ) as b
    union
    select
        b.member_id,
        m.group_id,
        case when m.first_day > b.first_day then m.first_day else b.first_day end,
        case when m.end_day < b.end_day then m.end_day else b.end_day end
    from belongs as b
    join membership as m on m.member_id = b.side_id
    where m.first_day < b.end_day and b.first_day < m.end_day
),
sides as (
    select s.statement_id, b.side_id
    from stated as s
    join belongs as b on b.member_id = s.principal_id and b.first_day <= s.date_latest and s.date_latest < b.end_day
    where b.side_id <> s.principal_id
    union
    select s.statement_id, s.principal_id
    from stated as s
    join v_speaker as p on p.speaker_id = s.principal_id
    where
        :own = 1 and (
            p.kind = 'side'
            or exists (select 1 from membership as m where m.group_id = s.principal_id)
            or exists (select 1 from speaker as a where a.affiliation_id = s.principal_id)
        )
)
select distinct s.statement_id as statement_id, p.name as side
from sides as s
join v_speaker as p on p.speaker_id = s.side_id
order by s.statement_id, p.name

-- The speakers that have others as members or are sides by the codebook, with what they and their members said.
-- grain: one row per side
with side as (
    select p.speaker_id as side_id
    from v_speaker as p
    where p.kind = 'side' or p.speaker_id in (select m.group_id from v_membership as m)
),
member as (
    select m.side_id, count(distinct m.member_id) - 1 as n_members
    from v_side_member as m
    where m.anonymous = 0
    group by m.side_id
),
spoken as (
    select
        x.side_id,
        count(*) as n_statements,
        min(coalesce(s.date_earliest, s.date_latest)) as first,
        max(s.date_latest) as last
    from side
    join v_side_statement as x on x.side_id = side.side_id
    join v_statement as s on s.statement_id = x.statement_id
    group by x.side_id
)
select
    p.name as side,
    p.kind as kind,
    coalesce(m.n_members, 0) as n_members,
    coalesce(s.n_statements, 0) as n_statements,
    s.first as first,
    s.last as last,
    p.reviewed as reviewed,
    p.speaker_key as speaker_key
from side
join v_speaker as p on p.speaker_id = side.side_id
left join member as m on m.side_id = side.side_id
left join spoken as s on s.side_id = side.side_id
where p.reviewed = 0 or :unreviewed = 0
order by p.name, p.speaker_key

-- How often two took the same stance on the same claim on the same day, year by year: joint votes, identical votes.
-- A claim on which one of the two said nothing, or nothing clear, is not counted; a pair stands once for each of the two.
-- grain: one row per speaker, other speaker and year in which both took a stance on one claim
-- :one = ; a speaker or side by any of its names; empty = everybody
-- :other = ; the other one by any of its names; empty = everybody
-- :act = ; only what was said by this act, such as vote; empty = all
with ones as (
    select n.speaker_id from v_speaker_name as n where n.name = cast(:one as text) or n.norm_key = cast(:one as text)
    union
    select p.speaker_id from v_speaker as p where cast(:one as text) = ''
),
others as (
    select n.speaker_id
    from v_speaker_name as n
    where n.name = cast(:other as text) or n.norm_key = cast(:other as text)
    union
    select p.speaker_id from v_speaker as p where cast(:other as text) = ''
),
said as materialized (
    select s.principal_id, s.principal, s.claim_id, s.date_latest, s.stance
    from ones as o
    cross join v_statement as s
    where s.principal_id = o.speaker_id
        and s.imputed = 0
        and s.stance is not null
        and (cast(:act as text) = '' or s.act = cast(:act as text))
),
answered as materialized (
    select s.principal_id, s.principal, s.claim_id, s.date_latest, s.stance
    from others as o
    cross join v_statement as s
    where s.principal_id = o.speaker_id
        and s.imputed = 0
        and s.stance is not null
        and (cast(:act as text) = '' or s.act = cast(:act as text))
)
select
    a.principal as speaker,
    b.principal as other,
    substr(a.date_latest, 1, 4) as year,
    count(*) as n_joint,
    sum(case when a.stance = b.stance then 1 else 0 end) as n_identical,
    sum(case when (a.stance > 0 and b.stance < 0) or (a.stance < 0 and b.stance > 0) then 1 else 0 end) as n_opposite
from said as a
join answered as b on b.claim_id = a.claim_id and b.date_latest = a.date_latest and b.principal_id <> a.principal_id
group by a.principal_id, a.principal, b.principal_id, b.principal, substr(a.date_latest, 1, 4)
order by year, speaker, other

-- How many statements each side made in each month, and how they lean.
-- A month without a row means that no statement was found, not that the side was neutral.
-- grain: one row per month and side
-- :from = 0000-01; first month, YYYY-MM
-- :until = 9999-12; last month, YYYY-MM
select
    substr(s.date_latest, 1, 7) as month,
    b.side,
    count(*) as n_statements,
    count(distinct s.utterance_id) as n_utterances,
    sum(case when s.stance > 0 then 1 else 0 end) as n_supporting,
    sum(case when s.stance < 0 then 1 else 0 end) as n_opposing,
    sum(case when s.stance is null then 1 else 0 end) as n_unclear
from v_statement as s
join v_side_statement as b on b.statement_id = s.statement_id
where s.imputed = 0
    and (
        exists (select 1 from v_membership as m where m.group_id = b.side_id)
        or exists (select 1 from v_speaker as p where p.speaker_id = b.side_id and p.kind = 'side')
    )
    and substr(s.date_latest, 1, 7) between cast(:from as text) and cast(:until as text)
group by substr(s.date_latest, 1, 7), b.side_id, b.side
order by month, b.side

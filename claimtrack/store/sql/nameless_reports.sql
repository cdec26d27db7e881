-- The known reports of the anonymous voices on claims, whoever asks about whom: what they are counted within.
-- grain: one row per report
-- :claims = keys of claims; :known_on = a day or null
with asked as (
    select cast(:known_on as text) as known_on
),
-- what a voice without a name is coded to have said
hidden as materialized (
    select s.utterance_id, s.statement_id, s.claim
    from v_statement as s
    where s.claim_id in (select c.claim_id from v_claim as c where c.claim in (:claims))
        and exists (
            select 1
            from v_report as r
            join v_coding as d on d.report_id = r.report_id
            join v_speaker as p on p.speaker_id = d.speaker_id
            where r.statement_id = s.statement_id and p.kind in ('anonymous', 'unspecified')
        )
),
-- who made them as far as was known, told by the same order as in stated_rows
voices as (
    select
        s.utterance_id,
        p.kind,
        row_number() over (
            partition by s.utterance_id
            order by
                case when p.kind in ('anonymous', 'unspecified') then 2 when p.speaker_id = s.principal_id then 1 else 0 end,
                r.published,
                p.speaker_key
        ) as by_name
    from v_statement as s
    join v_report as r on r.statement_id = s.statement_id
    join v_coding as d on d.report_id = r.report_id
    join v_speaker as p on p.speaker_id = d.speaker_id
    join asked on asked.known_on is null or r.published <= asked.known_on
    where s.utterance_id in (select h.utterance_id from hidden as h)
)
select
    h.claim as claim,
    r.report_key as report_key,
    r.publisher_id as publisher_id,
    r.root_id as root_id,
    r.published as published
from hidden as h
join voices as v on v.utterance_id = h.utterance_id and v.by_name = 1 and v.kind = 'anonymous'
join v_report as r on r.statement_id = h.statement_id
join asked on asked.known_on is null or r.published <= asked.known_on
order by h.claim, r.published, r.report_key

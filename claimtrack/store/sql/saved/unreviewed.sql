-- Names that came in with articles and that no codebook knows yet.
-- grain: one row per speaker, source, topic or claim not reviewed
with unknown (kind, name, detail, uses) as (
    select 'speaker', p.name, p.kind, (
        select count(*) from v_statement as s where s.speaker_id = p.speaker_id or s.principal_id = p.speaker_id
    )
    from v_speaker as p
    where p.reviewed = 0 and p.kind not in ('anonymous', 'unspecified')
    union all
    select 'source', s.source, s.kind, (select count(*) from v_article as a where a.source_id = s.source_id)
    from v_source as s
    where s.reviewed = 0
    union all
    select 'topic', t.path, '', (select count(*) from v_statement_topic as s where s.topic_id = t.topic_id)
    from v_topic as t
    where t.reviewed = 0
    union all
    select 'claim', c.claim, coalesce(c.text, ''), (
        select count(*) from v_statement as s where s.claim_id = c.claim_id
    )
    from v_claim as c
    where c.reviewed = 0
)
select u.kind, u.name, u.detail, u.uses
from unknown as u
order by u.kind, u.uses desc, u.name

-- Who made joint statements.
-- grain: one row per joint statement and one whom it commits
-- :joints = ids that joint utterances share; :known_on = a day or null
select distinct
    s.joint as joint,
    s.principal_id as principal_id,
    s.principal as principal,
    p.speaker_key as principal_key
from v_statement as s
join v_speaker as p on p.speaker_id = s.principal_id
where s.joint in (:joints)
    and (
        cast(:known_on as text) is null
        or s.statement_id in (
            select c.statement_id
            from v_coding as c
            join v_article as a on a.article_id = c.article_id
            where a.published <= cast(:known_on as text)
        )
    )
order by s.joint, s.principal, p.speaker_key

-- Who made joint statements.
-- grain: one row per joint statement and one whom it commits
-- :joints = ids that joint utterances share
select distinct
    s.joint as joint,
    s.principal_id as principal_id,
    s.principal as principal,
    p.speaker_key as principal_key
from v_statement as s
join v_speaker as p on p.speaker_id = s.principal_id
where s.joint in (:joints)
order by s.joint, s.principal, p.speaker_key

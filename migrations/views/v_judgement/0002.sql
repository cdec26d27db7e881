-- What people decided: that two are the same or are not, or what a value is. None of it overwrites what was given.
-- grain: one row per judgement
-- judgement_id: surrogate id, local to this database
-- kind: source, speaker, topic, claim, utterance or statement
-- left_key: key of one, or its name where no codebook has it; an utterance or statement is named by a coding's key
-- right_key: key or name of the other; of two that are the same, the one that stays; for a value, the value
-- verdict: same, different or value
-- field: which field a value is of
-- who: who decided
-- why: the reason given
-- decided_at: when, UTC
-- retracted_at: when it was taken back; null = it stands
-- stands: 1 where it was not taken back
-- withdrawn_by: who took it back; null = it stands, or nobody said
-- withdrawn_why: the reason given for taking it back
create view v_judgement as
select
    j.id as judgement_id,
    j.kind as kind,
    j.left_key as left_key,
    j.right_key as right_key,
    j.verdict as verdict,
    j.field as field,
    j.who as who,
    j.why as why,
    j.decided_at as decided_at,
    j.retracted_at as retracted_at,
    case when j.retracted_at is null then 1 else 0 end as stands,
    j.withdrawn_by as withdrawn_by,
    j.withdrawn_why as withdrawn_why
from judgement as j

-- Every name of every speaker, for looking names up.
-- grain: one row per speaker, language and name
-- speaker_id: whose name
-- speaker: primary name of the speaker
-- name: the name
-- lang: its language; empty = not said
-- kind: primary, alias, abbreviation, transliteration, metonym, inflected or former
-- norm_key: folded form used in look-ups
create view v_speaker_name as
select
    n.speaker_id as speaker_id,
    p.name as speaker,
    n.text as name,
    n.lang as lang,
    n.kind as kind,
    n.norm_key as norm_key
from speaker_name as n
join speaker as p on p.id = n.speaker_id

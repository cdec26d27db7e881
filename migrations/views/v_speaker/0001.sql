-- Everybody who can be said to have said something.
-- grain: one row per speaker
-- speaker_id: surrogate id, local to this database
-- name: primary name, as reports print it; anonymous voices as anon(description)
-- kind: person, organisation, government, side, collective, outlet, document, anonymous, unspecified or unknown
-- country: ISO 3166 code, if given
-- speaker_key: content-derived key
-- reviewed: 1 when the codebook knows it
-- affiliation_id: anonymous voices: whom the article says the voice belongs to
-- descriptor: anonymous voices: how the article describes the voice
-- reason: anonymous voices: the reason given for anonymity
create view v_speaker as
select
    p.id as speaker_id,
    p.name as name,
    p.kind as kind,
    p.country as country,
    p.key as speaker_key,
    p.reviewed as reviewed,
    p.affiliation_id as affiliation_id,
    p.descriptor as descriptor,
    p.reason as reason
from speaker as p

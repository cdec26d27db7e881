-- The outlets and channels that publish.
-- grain: one row per source
-- source_id: surrogate id, local to this database
-- speaker_id: the source as a speaker
-- source: primary name
-- kind: agency, newspaper, magazine, broadcaster, online, official, social, aggregator, other or unknown
-- country: ISO 3166 code, if given
-- lang: main language, if given
-- reviewed: 1 when the codebook knows it as a source
create view v_source as
select
    s.id as source_id,
    s.speaker_id as speaker_id,
    p.name as source,
    s.kind as kind,
    p.country as country,
    s.lang as lang,
    s.reviewed as reviewed
from source as s
join speaker as p on p.id = s.speaker_id

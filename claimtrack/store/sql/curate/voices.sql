-- Anonymous voices by how they are shown or described, each with where it was heard first.
-- grain: one row per voice
-- :text = `anon(…)` as lists show it, or the description in it
select p.speaker_key as speaker_key, coalesce(min(a.published || ' ' || a.source), 'a relay') as heard
from v_speaker as p
left join v_coding as d on d.speaker_id = p.speaker_id
left join v_article as a on a.article_id = d.article_id
where p.kind = 'anonymous' and (p.name = :text or p.descriptor = :text)
group by p.speaker_key
order by heard, p.speaker_key

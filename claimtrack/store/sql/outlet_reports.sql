-- How the known reports of statements quote, and who stands between their outlets and the asserters.
-- grain: one row per report and link in between, or one per report without any
-- :statements = ids of statements; :known_on = a day or null
select
    a.source_id as source_id,
    r.article_id as article_id,
    r.mode as mode,
    r.lang as lang,
    h.speaker_id as link_id,
    h.speaker as link,
    h.role as role
from v_report as r
join v_article as a on a.article_id = r.article_id
left join v_hop as h on h.report_id = r.report_id and h.role in ('relay', 'spokesperson', 'interpreter')
where r.statement_id in (:statements)
    and (cast(:known_on as text) is null or r.published <= cast(:known_on as text))
order by r.report_key, h.position

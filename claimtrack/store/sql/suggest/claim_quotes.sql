-- The first words on record on claims.
-- grain: one row per claim
-- :claims = ids of claims
select q.claim_id as claim_id, q.quote as quote, q.article as article
from (
    select
        s.claim_id as claim_id,
        r.quote as quote,
        coalesce(a.url, a.ref, a.title, a.article_key) as article,
        row_number() over (
            partition by s.claim_id
            order by case when r.quote is null then 1 else 0 end, r.published, r.report_key
        ) as place
    from v_statement as s
    join v_report as r on r.statement_id = s.statement_id
    join v_article as a on a.article_id = r.article_id
    where s.claim_id in (:claims)
) as q
where q.place = 1
order by q.claim_id

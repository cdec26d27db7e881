-- The quote grid: who said what on whose behalf, in which words, where and through whom; a page of reports at a time.
-- grain: one row per report, by day of publication, article and place in the text
-- :day, :article = publication day and key of the last article before the page; :page = how many articles it has
with page as (
    select a.article_id
    from v_article as a
    where (a.published > :day or (a.published = :day and a.article_key > :article))
        and exists (select 1 from v_report as r where r.article_id = a.article_id)
    order by a.published, a.article_key
    limit :page
)
select
    s.speaker as speaker,
    case when s.principal_id <> s.speaker_id then s.principal end as on_behalf_of,
    s.claim as claim,
    s.claim_text as claim_text,
    s.stance as stance,
    s.stance_label as stance_label,
    s.conditional as conditional,
    s.condition as condition,
    s.date_text as date,
    s.date_earliest as date_earliest,
    s.date_latest as date_latest,
    s.date_basis as date_basis,
    r.reported_stance as reported_stance,
    r.reported_stance_label as reported_stance_label,
    s.act as act,
    s.certainty as certainty,
    r.mode as mode,
    r.quote as quote,
    r.translation as translation,
    r.chain as chain,
    r.source as source,
    r.published as published,
    case when substr(a.published_text, 1, 10) = r.published then r.published else a.published_text end as published_text,
    r.lang as lang,
    a.title as title,
    a.url as url,
    a.archive as archive,
    s.imputed as imputed,
    s.anonymous as anonymous,
    s.via_anonymous as via_anonymous,
    r.through_anonymous as through_anonymous,
    r.independent as independent,
    s.statement_key as statement_key,
    r.report_key as report_key,
    a.article_key as article_key,
    r.article_id as article_id,
    s.statement_id as statement_id
from v_report as r
join v_article as a on a.article_id = r.article_id
join v_statement as s on s.statement_id = r.statement_id
where r.article_id in (select p.article_id from page as p)
order by r.published, a.article_key, coalesce(r.start_char, 0), r.report_key

-- How much the database holds.
-- grain: one row per kind of thing, in the order of the model
select 1 as rank, 'sources' as what, count(*) as n from v_source
union all
select 2, 'articles', count(*) from v_article
union all
select 3, 'speakers', count(*) from v_speaker
union all
select 4, 'topics', count(*) from v_topic
union all
select 5, 'claims', count(*) from v_claim
union all
select 6, 'utterances', count(distinct s.utterance_id) from v_statement as s
union all
select 7, 'statements', count(*) from v_statement
union all
select 8, 'reports', count(*) from v_report
order by rank

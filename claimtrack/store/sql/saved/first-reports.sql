-- Who reported a statement first, and how many days after it was said.
-- lag_days: from the last possible day of saying to the first publication; a statement dated by its publication has 0
-- grain: one row per statement
with ranked as (
    select
        r.statement_id,
        r.source,
        r.published,
        r.chain,
        row_number() over (partition by r.statement_id order by r.published, r.report_key) as place,
        max(r.published) over (partition by r.statement_id) as last_published
    from v_report as r
),
first_report as (
    select
        s.statement_id,
        s.statement_key,
        s.speaker,
        s.claim,
        s.date_earliest,
        s.date_latest,
        s.date_basis,
        s.n_reports,
        r.source,
        r.published,
        r.chain,
        r.last_published,
        cast(substr(s.date_latest, 1, 4) as integer) as said_year,
        cast(substr(s.date_latest, 6, 2) as integer) as said_month,
        cast(substr(s.date_latest, 9, 2) as integer) as said_day,
        cast(substr(r.published, 1, 4) as integer) as published_year,
        cast(substr(r.published, 6, 2) as integer) as published_month,
        cast(substr(r.published, 9, 2) as integer) as published_day
    from v_statement as s
    join ranked as r on r.statement_id = s.statement_id and r.place = 1
),
-- A day's number counts from March, so that the leap day is the last of its year; no date function is common to all.
shifted as (
    select
        f.*,
        f.said_year - case when f.said_month < 3 then 1 else 0 end as y1,
        f.said_month + case when f.said_month < 3 then 9 else -3 end as m1,
        f.published_year - case when f.published_month < 3 then 1 else 0 end as y2,
        f.published_month + case when f.published_month < 3 then 9 else -3 end as m2
    from first_report as f
)
select
    f.date_latest as said_by,
    f.date_basis,
    f.speaker,
    f.claim,
    f.source as first_source,
    f.published as first_published,
    (365 * f.y2 + f.y2 / 4 - f.y2 / 100 + f.y2 / 400 + (153 * f.m2 + 2) / 5 + f.published_day)
    - (365 * f.y1 + f.y1 / 4 - f.y1 / 100 + f.y1 / 400 + (153 * f.m1 + 2) / 5 + f.said_day) as lag_days,
    f.n_reports,
    f.last_published,
    f.chain,
    f.statement_key
from shifted as f
order by f.date_latest, coalesce(f.date_earliest, ''), f.statement_key

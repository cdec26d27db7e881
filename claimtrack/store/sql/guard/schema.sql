-- Where a PostgreSQL reader stands: the schema, our mark on it, whether the revision may be read, whether everybody
-- may create things there, and our views.
-- grain: one row
select
    current_database() as database,
    quote_ident(current_schema()) as schema,
    obj_description(to_regclass('alembic_version'), 'pg_class') as mark,
    exists (
        select 1
        from pg_class as c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    ) as inhabited,
    has_table_privilege(to_regclass('alembic_version'), 'select') as readable,
    has_schema_privilege('public', current_schema(), 'create') as open_to_all,
    (
        select string_agg(v.viewname, ', ' order by v.viewname)
        from pg_views as v
        where v.schemaname = current_schema() and v.viewname like 'v\_%'
    ) as views

-- What the connected role, or any role it could become, may do on this PostgreSQL server beyond reading our views.
-- Being able to make temporary tables is left alone: no SELECT in a read-only transaction can do that.
-- grain: one row per thing too much, the weightiest first
with mine as (
    select r.*
    from pg_roles as r
    where pg_has_role(session_user, r.oid, 'member')
),
relation as (
    select c.oid, c.relname, c.relkind, c.relnamespace, c.oid::regclass::text as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
),
excess (weight, what) as (
    select 0, 'is a superuser'
    from mine where rolsuper
    union
    select 1, 'may make roles or databases, replicate, or bypass row security'
    from mine where rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
    union
    select 2, 'is a member of ' || m.rolname
    from mine as m where m.rolname like 'pg\_%'
    union
    select 3, 'may write to ' || c.name
    from mine as m
    cross join relation as c
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and (
            has_table_privilege(m.oid, c.oid, 'insert, update, delete, truncate, references, trigger')
            or has_any_column_privilege(m.oid, c.oid, 'insert, update, references')
        )
    union
    select 4, 'may read ' || c.name || ', which is no view'
    from mine as m
    cross join relation as c
    where c.relkind in ('r', 'p', 'm', 'f')
        and c.relnamespace = current_schema()::regnamespace
        and c.relname <> 'alembic_version'
        and has_any_column_privilege(m.oid, c.oid, 'select')
    union
    select 5, 'may advance the sequence ' || c.name
    from mine as m
    cross join relation as c
    where case when c.relkind = 'S' then has_sequence_privilege(m.oid, c.oid, 'usage, update') else false end
    union
    select 6, 'may create things in schema ' || n.nspname
    from mine as m
    cross join pg_namespace as n
    where n.nspname !~ '^pg_' and has_schema_privilege(m.oid, n.oid, 'create')
    union
    select 6, 'may create schemas'
    from mine as m where has_database_privilege(m.oid, current_database(), 'create')
    union
    select 7, 'may call ' || p.proname
    from mine as m
    cross join pg_proc as p
    join pg_language as l on l.oid = p.prolang
    left join pg_depend as d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
    left join pg_extension as e on e.oid = d.refobjid
    where (
            p.proname in (
                'pg_read_file', 'pg_read_binary_file', 'pg_stat_file', 'pg_ls_dir', 'lo_import', 'lo_export',
                'pg_file_write', 'pg_file_unlink', 'pg_file_rename', 'pg_reload_conf', 'pg_rotate_logfile'
            )
            or e.extname in ('dblink', 'adminpack')
            or not (l.lanpltrusted or l.lanname in ('internal', 'c'))
            or (p.prosecdef and p.pronamespace <> 'pg_catalog'::regnamespace)
        )
        and has_function_privilege(m.oid, p.oid, 'execute')
)
select x.what
from excess as x
group by x.what
order by min(x.weight), x.what

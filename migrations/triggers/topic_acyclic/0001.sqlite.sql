-- No topic is its own ancestor.
create trigger topic_acyclic_insert after insert on topic when new.parent_id is not null
begin
    select raise(abort, 'a topic cannot lie under itself')
    where exists (
        with recursive above(id) as (
            select new.parent_id
            union
            select t.parent_id from above join topic as t on t.id = above.id where t.parent_id is not null
        )
        select 1 from above where above.id = new.id
    );
end;

create trigger topic_acyclic_update after update of id, parent_id on topic when new.parent_id is not null
begin
    select raise(abort, 'a topic cannot lie under itself')
    where exists (
        with recursive above(id) as (
            select new.parent_id
            union
            select t.parent_id from above join topic as t on t.id = above.id where t.parent_id is not null
        )
        select 1 from above where above.id = new.id
    );
end;

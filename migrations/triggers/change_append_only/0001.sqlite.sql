-- The log only grows. An `insert or replace` would delete without firing a delete trigger, so known ids are refused too.
create trigger change_append_only_insert before insert on change
when exists (select 1 from change where id = new.id)
begin
    select raise(abort, 'the log is append-only');
end;

create trigger change_append_only_update before update on change
begin
    select raise(abort, 'the log is append-only');
end;

create trigger change_append_only_delete before delete on change
begin
    select raise(abort, 'the log is append-only');
end;

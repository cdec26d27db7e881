-- The log only grows.
create function change_append_only() returns trigger language plpgsql set search_path from current as $$
begin
    raise exception 'the log is append-only' using errcode = 'check_violation';
end
$$;

create trigger change_append_only before update or delete on change
for each row execute function change_append_only();

create trigger change_append_only_truncate before truncate on change
for each statement execute function change_append_only();

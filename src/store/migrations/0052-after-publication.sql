-- An outside address that was asked for when the server reached nobody at all: nothing is known of it.
alter table outside_links add column unreached_at timestamptz;

-- What a check found at the hour of publication that nobody had been asked about before (条例 15, 17): it went out, and
-- whoever sent it up is told until he has looked.
alter table documents add column asked_anew jsonb;
create index documents_asked_anew on documents (organ_id) where asked_anew is not null;

-- Editors look through everything by its latest change.
create index documents_changed on documents (organ_id, updated_at desc, id desc);

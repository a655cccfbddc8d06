-- A letter that was signed and sent on paper and typed afterwards (条例 33: what counts is the day of each act):
-- what was entered of it waits for a second person's word before it is a step of the request.

alter table letters
  -- true days, who signed, which scan proves it and why it comes late: sealed, it names persons
  add column late_entry bytea,
  drop constraint letters_state_check,
  add constraint letters_state_check
    check (state in ('draft', 'submitted', 'reviewed', 'late', 'signed', 'void'));

alter table letter_opinions
  drop constraint letter_opinions_act_check,
  add constraint letter_opinions_act_check
    check (act in ('submit', 'return', 'review', 'sign', 'void', 'enter-late', 'confirm-late'));

-- An act on a list asks what stands on it and what was decided about the whole, not every line and every word of a firm.
create index payout_lines_state on payout_lines (payout_id, state);
create index payout_events_whole on payout_events (payout_id, seq) where line_id is null;

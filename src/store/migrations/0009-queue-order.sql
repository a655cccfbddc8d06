-- The queue walks open requests in the order of their dates; a changed calendar moves few of them at a time.
create index requests_queue on requests (organ_id, clock_state, sort_on, id)
  where concluded_on is null;

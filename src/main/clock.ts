// The one place where the present comes from. Everything else is handed an instant or a day, so that
// any question can be asked about another day.

export interface Clock {
  readonly now: () => Temporal.Instant;
  /** The day in China, whatever the zone of the machine. */
  readonly today: () => Temporal.PlainDate;
}

/** With `startsAt` the clock shows that instant at once and runs on from there. */
export function createClock(startsAt?: Temporal.Instant): Clock {
  const startedAt = Temporal.Now.instant();
  const now = (): Temporal.Instant => {
    const present = Temporal.Now.instant();
    return startsAt ? startsAt.add(startedAt.until(present)) : present;
  };
  return { now, today: () => now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate() };
}

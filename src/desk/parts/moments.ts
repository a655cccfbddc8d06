// Moments as people read them, in China's one zone whatever the computer's.

const minute = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** 14:05, of now. */
export function minuteNow(): string {
  return minute.format(new Date()).slice(-5);
}

/** 2026-03-30 14:05 */
export function momentText(iso: string): string {
  return minute.format(new Date(iso));
}

// How much a caller of the open data may ask for [choice]: enough to follow everything that changes, not so much that
// readers wait. Whoever needs all at once takes the files of the night.

export const callsPerMinute = { address: 120, token: 1200 } as const;
export const mostPerPage = 100;
/** What a list counts exactly; beyond it says only that there are more. */
export const countedExactly = 10_000;

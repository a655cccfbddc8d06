// Who writes for a column and who reviews what is written for it (条例 17): deny what is not named.

/** Who is named for a column; nobody named: everybody who holds the post. */
export interface ColumnPeople {
  readonly edit: readonly number[];
  readonly review: readonly number[];
}

/** Whoever writes for several columns has to be named in every one that names anybody. */
export function mayWriteFor(columns: readonly ColumnPeople[], staffId: number): boolean {
  return columns.every(({ edit }) => edit.length === 0 || edit.includes(staffId));
}

/** Named for one of them is enough to review: else two columns with different people would be stuck. */
export function mayReviewFor(columns: readonly ColumnPeople[], staffId: number): boolean {
  const named = columns.filter(({ review }) => review.length > 0);
  return named.length === 0 || named.some(({ review }) => review.includes(staffId));
}

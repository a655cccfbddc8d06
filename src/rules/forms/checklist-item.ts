// One thing that the paper file must hold.

export interface ChecklistItem {
  readonly name: string;
  readonly isThere: boolean;
  /** What shows it, or what is lacking. */
  readonly note: string;
}

export function item(name: string, isThere: boolean, note: string): ChecklistItem {
  return { name, isThere, note };
}

// A message that is really an application: its words go over into the clerk's form, through the memory of this page and
// never through an address.

let carried: string | undefined;

export function carryText(text: string): void {
  carried = text;
}

/** Once: the next form is empty again. */
export function takeCarriedText(): string | undefined {
  const text = carried;
  carried = undefined;
  return text;
}

// Numbers as people and programs write them: full-width figures, and characters without width that hide a number
// from a search. Places are kept, so that what is found can be masked where it stands.

export interface PlainText {
  readonly text: string;
  /** Place in the original of the character at `index`; its length for the end. */
  readonly placeOf: (index: number) => number;
}

const withoutWidth = /[\u00AD\u200B-\u200F\u2060\uFEFF]/;
const fullWidth = /[\uFF0B\uFF0D\uFF10-\uFF19\uFF20-\uFF3A\uFF41-\uFF5A\u3000]/g;

export function plainText(original: string): PlainText {
  const narrow = original.replace(fullWidth, (character) =>
    character === '\u3000' ? ' ' : String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0),
  );
  if (!withoutWidth.test(narrow)) return { text: narrow, placeOf: (index) => index };
  const places: number[] = [];
  let text = '';
  for (let i = 0; i < narrow.length; i += 1) {
    const character = narrow.charAt(i);
    if (withoutWidth.test(character)) continue;
    text += character;
    places.push(i);
  }
  places.push(original.length);
  return { text, placeOf: (index) => places[index] ?? original.length };
}

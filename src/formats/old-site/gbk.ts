// Addresses in GBK, as old servers wrote them: %C3%FB is 名 there.

/** Undefined where it is the same as in UTF-8, or cannot be said in two bytes a character. */
export function gbkEncoded(text: string): string | undefined {
  if (/^\p{ASCII}*$/u.test(text)) return undefined;
  const encoded = Array.from(text, (sign) =>
    /^\p{ASCII}$/u.test(sign) ? encodeURI(sign) : table().get(sign),
  );
  return encoded.includes(undefined) ? undefined : encoded.join('');
}

let known: ReadonlyMap<string, string> | undefined;

function table(): ReadonlyMap<string, string> {
  return (known ??= readTable());
}

function readTable(): ReadonlyMap<string, string> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, string>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const sign = decoder.decode(Uint8Array.of(first, second));
      if (sign.length === 1 && sign !== '\uFFFD' && !found.has(sign)) {
        found.set(sign, `%${hex(first)}%${hex(second)}`);
      }
    }
  }
  return found;
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

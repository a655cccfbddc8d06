// The name of a document in a sentence (GB/T 15834—2011 4.15): 《》 around it, 〈〉 for a name within it.

/** @param name with or without marks of its own around the whole */
export function bookTitle(name: string): string {
  const whole = /^《([^《》]*)》$/u.exec(name);
  if (whole !== null) return name;
  const inner: Readonly<Record<string, string>> = {
    '《': '〈',
    '》': '〉',
    '〈': '《',
    '〉': '》',
  };
  return `《${name.replaceAll(/[《》〈〉]/gu, (mark) => inner[mark] ?? mark)}》`;
}

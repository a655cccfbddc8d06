// What Chromium 78 lacks of the language's library and we or our parts use; the build rewrites the syntax.
// test/desk/older-browsers.test.ts reads the built files for more, and holds these against the real ones.

type Method = (this: never, ...given: never[]) => unknown;

function supply(owner: object, methods: Readonly<Record<string, Method>>): void {
  for (const [name, value] of Object.entries(methods)) {
    if (name in owner) continue;
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  }
}

type Test = (value: unknown, index: number, list: readonly unknown[]) => unknown;

supply(Object, {
  hasOwn: (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key),
});

supply(Array.prototype, {
  at(this: readonly unknown[], index: number) {
    return this[index < 0 ? this.length + index : index];
  },
  findLast(this: readonly unknown[], test: Test) {
    return this[lastIndex(this, test)];
  },
  findLastIndex(this: readonly unknown[], test: Test) {
    return lastIndex(this, test);
  },
  toReversed(this: readonly unknown[]) {
    // oxlint-disable-next-line unicorn/no-array-reverse -- the copy is ours
    return Array.from(this).reverse();
  },
  toSorted(this: readonly unknown[], order?: (a: unknown, b: unknown) => number) {
    // oxlint-disable-next-line unicorn/no-array-sort -- the copy is ours
    return Array.from(this).sort(order);
  },
});

supply(String.prototype, {
  at(this: string, index: number) {
    return this[index < 0 ? this.length + index : index];
  },
  replaceAll(this: string, from: string | RegExp, to: string | ((found: string) => string)) {
    const each =
      typeof from === 'string'
        ? new RegExp(from.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`), 'g')
        : from;
    return this.replace(each, to as string);
  },
  toWellFormed(this: string) {
    return this.replace(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '\uFFFD',
    );
  },
});

function lastIndex(list: readonly unknown[], test: Test): number {
  for (let i = list.length - 1; i >= 0; i -= 1) if (test(list[i], i, list)) return i;
  return -1;
}

// What Chromium 90 lacks of the language's library and we or our parts use.

const language: object = Object;

if (!('hasOwn' in language)) {
  Object.defineProperty(Object, 'hasOwn', {
    value: (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key),
    configurable: true,
    writable: true,
  });
}

const arrays: object = Array.prototype;

if (!('at' in arrays)) {
  Object.defineProperty(arrays, 'at', {
    value: at,
    configurable: true,
    writable: true,
  });
}

function at(this: readonly unknown[], index: number): unknown {
  return this[index < 0 ? this.length + index : index];
}

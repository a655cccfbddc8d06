// Codes that people copy from paper or say over the telephone: letters and figures that nobody takes for one
// another, in groups of four; the longer ones end with a character that tells a slip of the pen.

/** No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V. */
export const codeAlphabet = '34679ACDEFGHJKMNPQRTWXY';

/** As typed, so as compared: case, strokes and blanks carry nothing. */
export function normalisedCode(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

export function inGroups(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

/**
 * The alphabet has a prime number of characters, so that a weighted sum tells every single wrong character
 * and every two that changed places. It is no secret: whoever guesses can compute it too.
 */
export function checkCharacter(payload: string): string {
  const sum = Array.from(payload).reduce(
    (total, character, i) => total + (i + 1) * codeAlphabet.indexOf(character),
    0,
  );
  return codeAlphabet.charAt(sum % codeAlphabet.length);
}

/** Characters of an answer code before the check character: about 68 bits. */
export const answerCodeLength = 15;

/** Whether a code is copied whole; says nothing of whether it opens anything. */
export function isWholeAnswerCode(text: string): boolean {
  const code = normalisedCode(text);
  const payload = code.slice(0, -1);
  return (
    payload.length === answerCodeLength &&
    Array.from(code).every((character) => codeAlphabet.includes(character)) &&
    checkCharacter(payload) === code.at(-1)
  );
}

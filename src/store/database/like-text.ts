/** Text to look for inside a LIKE pattern: its own % and _ mean themselves. */
export function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

// Questions that hold a number or an address of a person (个人信息保护法 4, 6): they are answered, and nothing more
// is done with them. Here a wrong check digit excuses nothing.

import { findInText } from './personal-data/find-in-text.ts';

export function holdsPersonalNumber(question: string): boolean {
  const level = question.normalize('NFKC');
  if (/(?:\d[ \-–—]*){7}/.test(level) || level.includes('@')) return true;
  return findInText(level).length > 0;
}

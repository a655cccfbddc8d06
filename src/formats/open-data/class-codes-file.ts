// The names of all classes with their codes, as a table.

import { classCodes } from '../../rules/class-codes.ts';
import { csvOf } from '../csv.ts';

export const classCodesAddress = '/kaifang/fenlei.csv';

export function classCodesFile(): string {
  return csvOf(
    [
      ['field', ({ field }) => field],
      ['code', ({ code }) => code],
      ['name', ({ name }) => name],
      ['above', ({ above }) => above],
    ],
    classCodes(),
  );
}

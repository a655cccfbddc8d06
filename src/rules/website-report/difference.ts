// What a new edition of the table changes against the one before.

import { answerWords, isSameAnswer } from './answers.ts';
import { nameOfField, type WebsiteField, websiteFieldKeys } from './form.ts';
import { valuesOf, type WebsiteReport } from './report.ts';

export interface WebsiteDifference {
  readonly field: WebsiteField;
  readonly name: string;
  /** In words. */
  readonly before: string;
  readonly after: string;
}

export function websiteDifference(
  before: WebsiteReport,
  after: WebsiteReport,
): readonly WebsiteDifference[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return websiteFieldKeys.flatMap((field) =>
    isSameAnswer(was[field], is[field])
      ? []
      : [
          {
            field,
            name: nameOfField(field),
            before: answerWords(field, was[field]),
            after: answerWords(field, is[field]),
          },
        ],
  );
}

// What a text says of time, validity and explanation, for whoever reads it before it is published.

import { endingOf } from '../../rules/display-period.ts';
import { relationKinds } from '../../rules/document-content.ts';
import {
  displayEndings,
  displayMatters,
  publicationDeadlines,
} from '../../rules/publication-deadlines.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { DocumentDetail } from './DocumentPage.tsx';

type Draft = Pick<
  DocumentDetail['draft'],
  'deadline' | 'display' | 'interpretation' | 'relations' | 'particulars' | 'contents' | 'postings'
>;

export function timeFacts(
  draft: Draft,
): readonly (readonly [name: string, value: string | null | undefined])[] {
  const { deadline, display, interpretation, relations, particulars } = draft;
  const { contents = [], postings = [] } = draft;
  return [
    [
      '公开期限',
      deadline &&
        `${publicationDeadlines[deadline.matter].matter}，自${dayText(deadline.startsOn)}起算`,
    ],
    [
      '公示、征求意见',
      display &&
        [
          `${displayMatters[display.matter].matter}，至${dayText(display.lastDayOn)}`,
          display.reason === null ? '' : `缩短的理由：${display.reason}`,
          displayEndings[endingOf(display)],
        ]
          .filter((part) => part !== '')
          .join('；'),
    ],
    [
      '不需要解读的理由',
      interpretation?.need === 'not-needed' ? (interpretation.reason ?? '没有写明') : null,
    ],
    [
      '与其他文件的关系',
      relations
        .map(
          ({ kind, name, on, until }) =>
            `${relationKinds[kind].label}${name}，自${dayText(on)}起${
              until === null ? '' : `，有效期至${dayText(until)}`
            }`,
        )
        .join('；'),
    ],
    [
      '公报目录',
      contents
        .map(({ name, page }) => (page === null ? name : `${name}（第${page}页）`))
        .join('；'),
    ],
    ['现场张贴', postings.map(({ place, on }) => `${place}，${dayText(on)}`).join('；')],
    ...Object.entries(particulars),
  ];
}

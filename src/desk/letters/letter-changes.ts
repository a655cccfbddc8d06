// What happened to a letter between two looks at it.

import { letterActs } from '../../rules/letters/approval.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { momentText } from '../parts/moments.ts';
import type { Letter } from './letter-queries.ts';

export function letterChanges(seen: Letter, now: Letter): readonly string[] {
  const saved = now.versions
    .filter(({ version }) => version > seen.version)
    .map(({ version, savedBy, savedAt }) => ({
      at: savedAt,
      text: `${savedBy}，${momentText(savedAt)}，保存了第${version}版`,
    }));
  const said = now.opinions
    .slice(seen.opinions.length)
    .map(({ act, name, forName, at, opinion }) => {
      const who = `${name}${forName === undefined ? '' : `（代${forName}）`}`;
      const words = opinion === undefined ? '' : `：“${opinion}”`;
      return { at, text: `${who}，${momentText(at)}，${letterActs[act]}${words}` };
    });
  const told = [...saved, ...said].sort((a, b) => (a.at < b.at ? -1 : 1));
  return [
    ...told.map(({ text }) => text),
    ...(seen.sentOn === null && now.sentOn !== null ? [`${dayText(now.sentOn)}已经送出`] : []),
    ...(seen.receivedOn === null && now.receivedOn !== null
      ? [`${dayText(now.receivedOn)}对方已经收到`]
      : []),
  ];
}

// The versions of a letter, and what differs: from an earlier one, and from the text as the facts alone give it.

import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import { Differences } from './Differences.tsx';
import type { Letter } from './letter-queries.ts';

export function Versions({ letter }: { readonly letter: Letter }): ReactNode {
  const [shown, show] = useState<number | 'composed'>();
  const before = letter.versions.find((v) => v.version === shown);
  const against = shown === 'composed' ? letter.composed : before?.text;
  return (
    <Panel title="版本和差别" id="versions">
      <ul className="versions">
        <li>
          <Button type="link" onClick={() => show(shown === 'composed' ? undefined : 'composed')}>
            与按事项生成的正文比较
          </Button>
        </li>
        {letter.versions.toReversed().map((v) => (
          <li key={v.version}>
            <Button
              type="link"
              disabled={v.version === letter.version}
              onClick={() => show(shown === v.version ? undefined : v.version)}
            >
              第{v.version}版
            </Button>
            <span className="quiet">
              {v.savedBy} {momentText(v.savedAt)}
              {v.version === letter.version ? '，现行' : ''}
            </span>
          </li>
        ))}
      </ul>
      {against !== undefined && <Differences before={against} after={letter.text} />}
    </Panel>
  );
}

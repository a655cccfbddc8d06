// What is proposed: the decisive facts, the text as it would go out, the words of the law it rests on, and what
// changed since the version before and against the text that the facts alone give.

import type { ReactNode } from 'react';
import { letterGist } from '../../rules/forms/letter-gist.ts';
import { letterKind } from '../../rules/letters/kinds.ts';
import { type RefusalGround, refusalGrounds } from '../../rules/outcomes.ts';
import { citedTexts } from '../../rules/regulation-text.ts';
import { Facts } from '../parts/Facts.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { Detail } from '../requests/request-queries.ts';
import { Differences } from './Differences.tsx';
import type { Letter } from './letter-queries.ts';
import { LetterText } from './LetterTextPanel.tsx';

export function ProposalPart(props: {
  readonly letter: Letter;
  readonly detail: Detail;
}): ReactNode {
  const { letter, detail } = props;
  const enclosed = detail.files.filter(({ letterId }) => letterId === letter.id);
  return (
    <Panel title="拟办意见和文书">
      <Facts facts={letterGist(letter.facts)} />
      {enclosed.length > 0 && <p>随文提供：{enclosed.map(({ name }) => name).join('、')}</p>}
      <LetterText letter={letter} />
    </Panel>
  );
}

export function LawPart({ letter }: { readonly letter: Letter }): ReactNode {
  const found = citedTexts(provisionsOf(letter));
  if (found.length === 0) return null;
  return (
    <Panel title="依据的条文">
      <dl className="law">
        {found.map(({ provision, paragraphs }) => (
          <div key={provision}>
            <dt>{provision}</dt>
            {paragraphs.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function provisionsOf({ kind, facts }: Letter): readonly string[] {
  const own = [letterKind(kind).provision];
  if (!('reply' in facts)) return own;
  // The kind of letter says more than the outcome, which several kinds share.
  const { grounds } = facts.reply;
  return [...own, ...grounds.map((ground: RefusalGround) => refusalGrounds[ground].provision)];
}

export function ChangesPart({ letter }: { readonly letter: Letter }): ReactNode {
  const earlier = lastSeen(letter);
  return (
    <Panel title="改动" id="changes">
      {earlier !== undefined && (
        <>
          <h3 className="part-title">
            与{earlier.wasReturned ? '上次退回的' : '上一版'}（第{earlier.version}稿）的差别
          </h3>
          <Differences before={earlier.text} after={letter.text} isBrief />
        </>
      )}
      <h3 className="part-title">与按事项生成的正文的差别</h3>
      <Differences before={letter.composed} after={letter.text} isBrief />
    </Panel>
  );
}

/** What was sent back is what the reader knows; else the version before. */
function lastSeen({ version, versions, opinions }: Letter) {
  const returned = opinions.findLast(({ act }) => act === 'return')?.version;
  const wanted = returned !== undefined && returned < version ? returned : version - 1;
  const found = versions.find((one) => one.version === wanted);
  return found === undefined ? undefined : { ...found, wasReturned: wanted === returned };
}

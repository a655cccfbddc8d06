// Somebody else saved first: his text and one's own side by side, paragraph by paragraph, and what each of the two is to
// stand. Nothing of either is lost until it is decided.

import { diffArrays } from 'diff';
import { Alert, Button, Radio } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { htmlOf } from '../../rules/body/html-tree.ts';
import { importFieldLabels } from '../../rules/import-document.ts';
import { isSame, mergeDrafts } from '../../rules/merge-drafts.ts';
import { momentText } from '../parts/moments.ts';
import { BodyBlocks } from './BodyPreview.tsx';
import type { DocumentDetail } from './DocumentPage.tsx';
import type { Draft } from './draft.ts';
import { bodyTree } from './editor/html-tree.ts';

type Choice = 'mine' | 'theirs' | 'both';

interface Piece {
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  readonly isSame: boolean;
}

export function BothTexts(props: {
  readonly base: Draft;
  readonly mine: Draft;
  readonly theirs: DocumentDetail;
  readonly onSettle: (draft: Draft) => void;
}): ReactNode {
  const { base, mine, theirs, onSettle } = props;
  const other = theirs.draft as Draft;
  const { merged, conflicts } = useMemo(() => mergeDrafts(base, mine, other), [base, mine, other]);
  const pieces = useMemo(() => piecesOf(mine.body, other.body), [mine.body, other.body]);
  const before = useMemo(() => new Set(blocksIn(base.body)), [base.body]);
  const [chosen, choose] = useState<readonly Choice[]>(() =>
    pieces.map((piece) => likely(piece, before)),
  );
  const [fields, chooseFields] = useState<Readonly<Record<string, Choice>>>({});
  const others = conflicts.filter((key) => key !== 'body');
  const settle = (): void => {
    const body = pieces.flatMap((piece, i) => pieceText(piece, chosen[i] ?? 'mine')).join('\n');
    const taken = Object.fromEntries(
      others.map((key) => [key, fields[key] === 'theirs' ? other[key] : mine[key]]),
    );
    onSettle({ ...merged, ...taken, body });
  };
  return (
    <section className="both-texts" aria-label="两人同时修改">
      <Alert
        type="warning"
        showIcon
        title={`您打开之后，${theirs.editor ?? '别人'}于${momentText(theirs.updatedAt)}保存了一稿`}
        description="您写的还在，没有覆盖对方的。请逐段选定留哪一稿，合并后保存；只有一方改动的已按改动的选好。"
      />
      {others.map((key) => (
        <div key={key} className="both-row">
          <p className="both-label">{labelOf(key)}</p>
          <div className="both-sides">
            <div>{valueText(other[key])}</div>
            <div>{valueText(mine[key])}</div>
          </div>
          <Choose
            label={labelOf(key)}
            value={fields[key] ?? 'mine'}
            onChange={(choice) => chooseFields({ ...fields, [key]: choice })}
          />
        </div>
      ))}
      <div className="both-sides both-heads">
        <h2>{theirs.editor ?? '对方'}已保存的</h2>
        <h2>您的</h2>
      </div>
      {pieces.map((piece, i) =>
        piece.isSame ? (
          <p key={i} className="quiet both-same">
            {piece.mine.length} 段相同
          </p>
        ) : (
          <div key={i} className="both-row">
            <div className="both-sides">
              <BodyBlocks html={piece.theirs.join('\n')} />
              <BodyBlocks html={piece.mine.join('\n')} />
            </div>
            <Choose
              label={`第 ${i + 1} 处`}
              hasBoth={piece.mine.length > 0 && piece.theirs.length > 0}
              value={chosen[i] ?? 'mine'}
              onChange={(choice) => choose(chosen.map((one, n) => (n === i ? choice : one)))}
            />
          </div>
        ),
      )}
      <div className="form-actions">
        <Button type="primary" onClick={settle}>
          按所选合并并保存
        </Button>
      </div>
    </section>
  );
}

function Choose(props: {
  readonly label: string;
  readonly value: Choice;
  readonly hasBoth?: boolean;
  readonly onChange: (choice: Choice) => void;
}): ReactNode {
  const { label, value, hasBoth = false, onChange } = props;
  return (
    <Radio.Group
      aria-label={`${label}留哪一稿`}
      value={value}
      onChange={({ target }) => onChange(target.value as Choice)}
      options={[
        { value: 'theirs', label: '用对方的' },
        { value: 'mine', label: '用我的' },
        ...(hasBoth ? [{ value: 'both', label: '两段都留' }] : []),
      ]}
    />
  );
}

function blocksIn(html: string): readonly string[] {
  return bodyTree(html)
    .filter((node) => typeof node !== 'string' || node.trim() !== '')
    .map((node) => htmlOf([node]));
}

function piecesOf(mine: string, theirs: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { value, added, removed } of diffArrays([...blocksIn(theirs)], [...blocksIn(mine)])) {
    const last = pieces.at(-1);
    if (!added && !removed) pieces.push({ mine: value, theirs: value, isSame: true });
    else if (added && last !== undefined && !last.isSame && last.mine.length === 0) {
      pieces[pieces.length - 1] = { ...last, mine: value };
    } else {
      pieces.push({ mine: added ? value : [], theirs: removed ? value : [], isSame: false });
    }
  }
  return pieces.flatMap(paired);
}

/** As many paragraphs on either side are the same paragraphs in other words: each is decided on its own. */
function paired(piece: Piece): readonly Piece[] {
  const { mine, theirs } = piece;
  if (piece.isSame || mine.length !== theirs.length) return [piece];
  return mine.map((text, i) => ({ mine: [text], theirs: theirs.slice(i, i + 1), isSame: false }));
}

/** Where my side is as it was, theirs is the change. */
function likely({ mine, theirs, isSame: same }: Piece, before: ReadonlySet<string>): Choice {
  if (same) return 'mine';
  const isOld = (blocks: readonly string[]): boolean => blocks.every((block) => before.has(block));
  return isOld(mine) && !(isOld(theirs) && mine.length === 0) ? 'theirs' : 'mine';
}

function pieceText({ mine, theirs }: Piece, choice: Choice): readonly string[] {
  if (choice === 'both') return [...theirs, ...mine];
  return choice === 'mine' ? mine : theirs;
}

function labelOf(key: string): string {
  const labels: Readonly<Record<string, string>> = importFieldLabels;
  const more: Readonly<Record<string, string>> = {
    attachments: '附件',
    relations: '关联文件',
    confirmations: '联合发文确认',
    deadline: '公开期限',
    display: '公示期',
    interpretation: '政策解读',
    particulars: '其他项目',
    letStand: '检查说明',
    interpretsId: '所解读的文件',
  };
  return labels[key] ?? more[key] ?? key;
}

/** What one line of a list is known by: a file's name, the organ that confirmed, the place of posting. */
function nameIn(one: object): string {
  const { name, organ, place } = one as Readonly<Record<string, unknown>>;
  const known = [name, organ, place].find((text) => typeof text === 'string');
  return known === undefined ? JSON.stringify(one) : known;
}

function valueText(value: unknown): string {
  if (isSame(value, null) || value === '') return '（空）';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    return value
      .map((one: unknown) => (typeof one === 'object' && one !== null ? nameIn(one) : String(one)))
      .join('、');
  }
  return JSON.stringify(value);
}

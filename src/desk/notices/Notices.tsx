// 提醒: what is to be seen to, gravest first. Nothing is ticked off here: a line goes when its cause is gone.

import { Button, Empty, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { NoticeTone } from '../../rules/notices.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { Mark } from '../parts/Mark.tsx';
import { type Notice, placeOf, useNotices, useSeen } from './notice-queries.ts';

const groups: readonly { readonly title: string; readonly tones: readonly NoticeTone[] }[] = [
  { title: '紧要', tones: ['overdue', 'red'] },
  { title: '应当留意', tones: ['yellow'] },
  { title: '其他', tones: ['plain'] },
];

export default function Notices(): ReactNode {
  const { data, error, refetch } = useNotices();
  const seen = useSeen();
  const items = data?.items ?? [];
  const unseen = items.filter(({ isSeen }) => !isSeen).length;
  return (
    <Page
      title="提醒"
      actions={
        unseen > 0 && (
          <Button loading={seen.isPending} onClick={() => seen.mutate()}>
            全部标为已看（{unseen}）
          </Button>
        )
      }
    >
      <p className="quiet">
        由台账中的事实得出，每天零时核对，事情办了就不再列出。经办人看到自己的；没有经办人的，由公开机构负责人看到。
      </p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data !== undefined && items.length === 0 && (
        <Empty description="没有提醒。临近期限、逾期、该联系未联系、该送出未送出的事项会出现在这里" />
      )}
      {groups.map(({ title, tones }) => (
        <Group key={title} title={title} items={items.filter(({ tone }) => tones.includes(tone))} />
      ))}
    </Page>
  );
}

/** At most so many of one group at first: whoever has more has to begin somewhere anyway. */
const atFirst = 50;

function Group(props: { readonly title: string; readonly items: readonly Notice[] }): ReactNode {
  const { title, items } = props;
  const [isWhole, show] = useState(false);
  if (items.length === 0) return null;
  const shown = isWhole ? items : items.slice(0, atFirst);
  return (
    <Panel title={`${title}（${items.length}）`}>
      <ul className="notices">
        {shown.map((notice) => (
          <NoticeLine key={`${notice.kind} ${notice.subjectId}`} notice={notice} />
        ))}
      </ul>
      {shown.length < items.length && (
        <Button type="link" onClick={() => show(true)}>
          显示其余{items.length - shown.length}条
        </Button>
      )}
    </Panel>
  );
}

const shapes: Readonly<Record<NoticeTone, string>> = {
  overdue: '▲',
  red: '■',
  yellow: '◆',
  plain: '●',
};

function NoticeLine({ notice }: { readonly notice: Notice }): ReactNode {
  const { tone, label, text, number, provision, raisedOn, isSeen } = notice;
  return (
    <li>
      <Link to={placeOf(notice)} className="notice">
        <span className={`notice-kind notice-${tone}`}>
          <span className="press-shape" aria-hidden="true">
            {shapes[tone]}
          </span>
          {label}
        </span>
        <span className="notice-what">
          {number !== null && <b className="figure">{number}</b>}
          {number !== null && '　'}
          {text}
          {!isSeen && <Mark tone="new">新</Mark>}
        </span>
        <span className="notice-since quiet">
          {provision} · {dayText(raisedOn)}起
        </span>
      </Link>
    </li>
  );
}

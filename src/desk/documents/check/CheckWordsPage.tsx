// The office's own words: looked for in every text and attachment before it is sent up. Nothing is shipped; words of
// the organ above count here and are changed there.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type {
  deleteCheckWord,
  getCheckWords,
  postCheckWords,
} from '../../../web/api/check-words.ts';
import { call, type ReplyOf } from '../../api.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page } from '../../parts/Page.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { Problem } from '../../parts/Problem.tsx';

type Word = ReplyOf<typeof getCheckWords>['items'][number];

export default function CheckWordsPage(): ReactNode {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['check-words'],
    queryFn: () => call<typeof getCheckWords>('get', '/check-words'),
  });
  const drop = useMutation({
    mutationFn: (id: number) =>
      call<typeof deleteCheckWord>('delete', '/check-words/{id}', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['check-words'] }),
  });
  const columns = columnsFor(drop.mutate);
  return (
    <Page title="用词表" trail={[{ to: '/documents', label: '主动公开' }]}>
      <p className="quiet">
        送审前在标题、正文和附件中查找这些词。“必须改”的改了才能送审，“提醒”的可以说明理由后保留。
      </p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {drop.error !== null && <Problem error={drop.error} />}
      <NewWords />
      <DataTable<Word>
        name="check-words"
        columns={columns}
        rows={data?.items}
        rowKey={({ id }) => id}
        empty="还没有词语：把常写错的名称、称谓和不用的说法加进来"
      />
    </Page>
  );
}

function columnsFor(drop: (id: number) => void): readonly Column<Word>[] {
  return [
    { key: 'word', title: '词语', cell: ({ word }) => word, sortBy: ({ word }) => word },
    {
      key: 'weight',
      title: '遇到时',
      width: 140,
      cell: ({ blocking }) => (
        <Mark tone={blocking ? 'bad' : 'careful'}>{blocking ? '必须改' : '提醒'}</Mark>
      ),
      sortBy: ({ blocking }) => (blocking ? 0 : 1),
    },
    { key: 'advice', title: '改成什么、为什么', cell: ({ advice }) => advice },
    {
      key: 'act',
      title: '办理',
      width: 120,
      cell: ({ id, word, ofSuperior }) =>
        ofSuperior ? (
          <span className="quiet">上级机关的</span>
        ) : (
          <Button size="small" aria-label={`删去${word}`} onClick={() => drop(id)}>
            删去
          </Button>
        ),
    },
  ];
}

function NewWords(): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [lines, setLines] = useState('');
  const [blocking, setBlocking] = useState(false);
  const words = wordsIn(lines, blocking);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call<typeof postCheckWords>('post', '/check-words', { body: { words } }),
    onSuccess: async ({ count }) => {
      message.success(`本机关现有${count}个词`);
      setLines('');
      await client.invalidateQueries({ queryKey: ['check-words'] });
    },
  });
  return (
    <Panel title="增加词语">
      {error !== null && <Problem error={error} />}
      <Input.TextArea
        aria-label="词语，一行一个"
        placeholder={'一行一个，后面可以写改成什么，用空格或者逗号分开\n如：截止目前，截至目前'}
        autoSize={{ minRows: 3, maxRows: 12 }}
        value={lines}
        onChange={({ target }) => setLines(target.value)}
      />
      <div className="check-words-acts">
        <Radio.Group
          aria-label="遇到时"
          value={blocking}
          onChange={({ target }) => setBlocking(target.value as boolean)}
          options={[
            { value: false, label: '提醒，可以说明理由后保留' },
            { value: true, label: '必须改' },
          ]}
        />
        <Button
          type="primary"
          disabled={words.length === 0}
          loading={isPending}
          onClick={() => mutate()}
        >
          增加{words.length > 0 ? `${words.length}个词` : ''}
        </Button>
      </div>
    </Panel>
  );
}

/** Pasted out of a table too: the first cell is the word, the rest what to do about it. */
function wordsIn(
  lines: string,
  blocking: boolean,
): { word: string; blocking: boolean; advice: string }[] {
  return lines.split('\n').flatMap((line) => {
    const [word = '', ...rest] = line.trim().split(/[\s,，;；]+/);
    const advice = rest.join(' ').slice(0, 200);
    return word === '' ? [] : [{ word: word.slice(0, 50), blocking, advice }];
  });
}

// 热搜词 under the search box: what many searched for, which of them always stand there and which never. Nobody who
// searched is known here.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { type HotWordRule, hotWordRules } from '../../rules/hot-words.ts';
import type { getHotWords, postHotWord } from '../../web/api/hot-words.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';

type Word = ReplyOf<typeof getHotWords>['items'][number];
type Decide = (given: { readonly word: string; readonly rule: HotWordRule | null }) => void;

export default function HotWords(): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['hot-words'],
    queryFn: () => call<typeof getHotWords>('get', '/hot-words'),
  });
  const decide = useMutation({
    mutationFn: (body: { word: string; rule: HotWordRule | null }) =>
      call<typeof postHotWord>('post', '/hot-words', { body }),
    onSuccess: async ({ word }, { rule }) => {
      message.success(rule === null ? `“${word}”不再设置` : `“${word}”已经${hotWordRules[rule]}`);
      await client.invalidateQueries({ queryKey: ['hot-words'] });
    },
  });
  return (
    <Page title="热搜词">
      <p className="quiet">
        只记词和次数，不记是谁搜索的。今天以前{data?.days ?? 7}天里搜索满{data?.least ?? 10}
        次、现在仍能搜到公开信息的词，显示在门户的搜索框下面；置顶的排在最前。
      </p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {decide.error !== null && <Problem error={decide.error} />}
      <NewWord decide={decide.mutate} />
      <DataTable<Word>
        name="hot-words"
        columns={columnsFor(decide.mutate)}
        rows={data?.items}
        rowKey={({ word }) => word}
        empty="还没有词：搜索的人多了会列在这里，也可以在上面置顶一个词"
      />
    </Page>
  );
}

function columnsFor(decide: Decide): readonly Column<Word>[] {
  return [
    { key: 'word', title: '词', cell: ({ word }) => word, sortBy: ({ word }) => word },
    {
      key: 'searches',
      title: '次数',
      width: 120,
      cell: ({ searches }) => (searches === 0 ? '—' : searches),
      sortBy: ({ searches }) => searches,
    },
    {
      key: 'rule',
      title: '设置',
      width: 120,
      cell: ({ rule }) =>
        rule !== null && (
          <Mark tone={rule === 'pinned' ? 'good' : 'bad'}>{hotWordRules[rule]}</Mark>
        ),
      sortBy: ({ rule }) => rule ?? '',
    },
    {
      key: 'act',
      title: '办理',
      width: 200,
      cell: ({ word, rule }) => (
        <Space size={4}>
          {(['pinned', 'blocked'] as const)
            .filter((one) => one !== rule)
            .map((one) => (
              <Button
                key={one}
                size="small"
                aria-label={`${hotWordRules[one]}${word}`}
                onClick={() => decide({ word, rule: one })}
              >
                {hotWordRules[one]}
              </Button>
            ))}
          {rule !== null && (
            <Button
              size="small"
              aria-label={`不再设置${word}`}
              onClick={() => decide({ word, rule: null })}
            >
              取消
            </Button>
          )}
        </Space>
      ),
    },
  ];
}

function NewWord({ decide }: { readonly decide: Decide }): ReactNode {
  const [typed, setTyped] = useState('');
  const word = typed.trim();
  const take = (rule: HotWordRule): void => {
    decide({ word, rule });
    setTyped('');
  };
  return (
    <Panel title="设置一个词">
      <Space wrap>
        <Input
          aria-label="词，2到20个字"
          placeholder="词，2到20个字"
          maxLength={20}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="primary" disabled={word.length < 2} onClick={() => take('pinned')}>
          置顶这个词
        </Button>
        <Button disabled={word.length < 2} onClick={() => take('blocked')}>
          屏蔽这个词
        </Button>
      </Space>
    </Panel>
  );
}

// 双公示 that is not sent up yet: ticked and sent up together, those that cannot go each with its reason.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mostSubmitted } from '../../rules/credit-records.ts';
import { documentKinds } from '../../rules/document-classes.ts';
import type { getRecordDrafts, postRecordSubmission } from '../../web/api/credit-records.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';

type Draft = ReplyOf<typeof getRecordDrafts>['items'][number];
type Outcome = ReplyOf<typeof postRecordSubmission>;
type Refused = Outcome['refused'][number];

export function RecordDrafts(): ReactNode {
  const may = useMay();
  const [ticked, tick] = useState<readonly number[]>([]);
  const { data, error, refetch } = useQuery({
    queryKey: ['record-drafts'],
    queryFn: () => call<typeof getRecordDrafts>('get', '/credit-records/drafts'),
  });
  const chosen = data?.items.filter(({ id }) => ticked.includes(id)) ?? [];
  const { send, isPending, passed, outcome, failure } = useSending(tick);
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  const refused = new Map(outcome?.refused.map((one) => [one.id, one]));
  return (
    <Panel title="待送审">
      {failure !== null && <Problem error={failure} />}
      {outcome !== undefined && (
        <p role="status">
          {outcome.submitted.length > 0 && (
            <Mark tone="good">已送审{outcome.submitted.length}件</Mark>
          )}{' '}
          {refused.size > 0 && (
            <Mark tone="bad">{refused.size}件不能送审，原因见各行，改好后再送</Mark>
          )}
        </p>
      )}
      <DataTable<Draft>
        name="record-drafts"
        columns={[titleColumn(refused), ...facts]}
        rows={data?.items}
        rowKey={({ id }) => id}
        empty="没有待送审的许可、处罚；由XLSX导入后列在这里"
        caption={data === undefined ? '' : `共 ${data.items.length} 件`}
        tools={
          may('edit-documents') && (
            <Button
              type="primary"
              disabled={chosen.length === 0}
              loading={isPending}
              onClick={() => send(chosen)}
            >
              {isPending ? `正在送审，已办${passed}件` : `送审所选（${chosen.length}件）`}
            </Button>
          )
        }
        {...(may('edit-documents')
          ? { ticked: { keys: ticked, onChange: (keys) => tick(keys.map(Number)) } }
          : {})}
      />
    </Panel>
  );
}

/** A few at a time, so that the page tells how far it is and what is sent stays sent when it is left. */
function useSending(tick: (ids: readonly number[]) => void) {
  const client = useQueryClient();
  const [passed, pass] = useState(0);
  const [outcome, show] = useState<Outcome>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (drafts: readonly Draft[]) => {
      const all: Outcome = { submitted: [], refused: [] };
      show(undefined);
      pass(0);
      for (let from = 0; from < drafts.length; from += mostSubmitted) {
        const some = drafts.slice(from, from + mostSubmitted);
        const { submitted, refused } = await call<typeof postRecordSubmission>(
          'post',
          '/credit-records/submit',
          { body: { drafts: some.map(({ id, version }) => ({ id, version })) } },
        );
        all.submitted.push(...submitted);
        all.refused.push(...refused);
        pass(from + some.length);
      }
      return all;
    },
    onSuccess: (all) => {
      show(all);
      tick(all.refused.map(({ id }) => id));
    },
    onSettled: async () => {
      const changed = [['record-drafts'], ['documents'], ['document'], ['inbox']];
      await Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  return { send: mutate, isPending, passed, outcome, failure: error };
}

function titleColumn(refused: ReadonlyMap<number, Refused>): Column<Draft> {
  return {
    key: 'title',
    title: '标题',
    cell: ({ id, title }) => (
      <>
        <Link to={`/documents/${id}`}>{title}</Link>
        {refused.get(id)?.violations.map(({ code, message }) => (
          <div key={`${code} ${message}`} className="row-fault">
            {message}
          </div>
        ))}
      </>
    ),
    sortBy: ({ title }) => title,
  };
}

const facts: readonly Column<Draft>[] = [
  {
    key: 'kind',
    title: '种类',
    width: 100,
    cell: ({ kind }) => documentKinds[kind].label,
    sortBy: ({ kind }) => kind,
  },
  { key: 'column', title: '栏目', width: 140, cell: ({ column }) => column },
  {
    key: 'decided',
    title: '决定日期',
    width: 110,
    cell: ({ decidedOn }) => decidedOn,
    sortBy: ({ decidedOn }) => decidedOn ?? '',
  },
  {
    key: 'due',
    title: '最迟公开',
    width: 110,
    cell: ({ publishBy }) => publishBy,
    sortBy: ({ publishBy }) => publishBy ?? '',
  },
];

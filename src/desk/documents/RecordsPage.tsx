// 双公示: a workbook tried out line by line and then taken in whole, and its figures beside those of Table 2.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Select, TreeSelect } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { recordHeadings, type RecordKind } from '../../rules/credit-records.ts';
import type { getRecordFigures, postRecordImport } from '../../web/api/credit-records.ts';
import { call, callWithFile, type ReplyOf } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay, useSession } from '../session.ts';
import { columnTree, useColumns } from './columns.ts';
import { RecordDrafts } from './RecordDrafts.tsx';

const kinds = { licence: '行政许可', penalty: '行政处罚' } as const;

export default function RecordsPage(): ReactNode {
  const may = useMay();
  return (
    <Page title="双公示" trail={[{ to: '/documents', label: '主动公开' }]}>
      <Figures />
      <RecordDrafts />
      {may('edit-documents') && <Import />}
    </Page>
  );
}

function Figures(): ReactNode {
  const year = Number(useSession().today.slice(0, 4));
  const { data, error } = useQuery({
    queryKey: ['record-figures', year],
    queryFn: () =>
      call<typeof getRecordFigures>('get', '/credit-records/figures', { query: { year } }),
  });
  return (
    <Panel title={`${year}年`}>
      {error !== null && <Problem error={error} />}
      <ul className="records">
        {data?.items.map((one) => (
          <li key={one.kind}>
            <strong>{kinds[one.kind]}</strong> 决定{one.decided}件，已公开{one.published}件，
            超过7个工作日{one.late}件；
            {one.entered === null
              ? '年报表二还没有填报'
              : `年报表二填报${one.entered}件${one.difference === 0 ? '，一致' : `，相差${one.difference}件`}`}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Import(): ReactNode {
  const columns = useColumns(useSession().organ.code);
  const tree = useMemo(() => columnTree(columns), [columns]);
  const client = useQueryClient();
  const [kind, setKind] = useState<RecordKind>('penalty');
  const [column, setColumn] = useState<number>();
  const [file, setFile] = useState<File>();
  const [result, show] = useState<ReplyOf<typeof postRecordImport>>();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: ({ of, trial }: { readonly of: File; readonly trial: 'yes' | 'no' }) =>
      callWithFile<typeof postRecordImport>('/credit-records/import', of, {
        query: { kind, column: column ?? 0, trial },
      }),
    onSuccess: async (found) => {
      show(found);
      if (found.written === 0) return;
      setFile(undefined);
      await client.invalidateQueries({ queryKey: ['record-figures'] });
      await client.invalidateQueries({ queryKey: ['record-drafts'] });
      await client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
  const change = (): void => {
    show(undefined);
    setFile(undefined);
    reset();
  };
  return (
    <Panel title="由XLSX导入">
      <p className="quiet">第一行是表头，列的顺序不限：{recordHeadings(kind).join('、')}</p>
      <div className="offer-ask">
        <Select<RecordKind>
          aria-label="种类"
          value={kind}
          onChange={(to) => {
            setKind(to);
            change();
          }}
          options={Object.entries(kinds).map(([value, label]) => ({
            value: value as RecordKind,
            label,
          }))}
        />
        <TreeSelect
          aria-label="栏目"
          className="offer-column"
          treeData={tree}
          treeDefaultExpandAll
          placeholder="发布的栏目"
          {...(column === undefined ? {} : { value: column })}
          onChange={(to: number) => {
            setColumn(to);
            change();
          }}
        />
      </div>
      {column !== undefined && (
        <input
          key={`${kind} ${column}`}
          type="file"
          accept=".xlsx"
          aria-label="选择XLSX文件，先试导"
          onChange={({ target }) => {
            const [of] = target.files ?? [];
            if (of === undefined) return;
            setFile(of);
            show(undefined);
            mutate({ of, trial: 'yes' });
            target.value = '';
          }}
        />
      )}
      {error !== null && <Problem error={error} />}
      {result !== undefined && (
        <>
          <Alert
            type={result.faults.length > 0 ? 'error' : 'success'}
            showIcon
            title={
              result.written > 0
                ? `已建${result.written}份草稿，请在上面选择送审`
                : `可以导入${result.records.length}件，有问题${result.faults.length}行`
            }
          />
          <ul className="records">
            {result.faults.map((fault) => (
              <li key={fault.line}>
                第{fault.line}行：{fault.reason}
              </li>
            ))}
          </ul>
          {result.written === 0 && result.faults.length === 0 && file !== undefined && (
            <Button
              type="primary"
              loading={isPending}
              disabled={result.records.length === 0}
              onClick={() => mutate({ of: file, trial: 'no' })}
            >
              导入{result.records.length}件
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}

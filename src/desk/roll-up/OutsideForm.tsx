// The report of an organ outside, cell by cell as it is printed: a blank stays a blank and is asked about.

import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Input, InputNumber, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { tablesOf } from '../../rules/annual-report/roll-up-tables.ts';
import type { getOutside, postOutside } from '../../web/api/roll-up-report.ts';
import { call } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';
import { Table2, Table3, Table4 } from '../report/StatutoryTables.tsx';
import { type At, useAct } from './roll-up-queries.ts';

type Cells = Readonly<Record<string, number | null>>;

interface Entry {
  readonly name: string;
  readonly source: string;
  readonly cells: Cells;
}

/** `id`: of one that was entered before. */
export function OutsideForm(props: {
  readonly at: At;
  readonly id: number | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const { at, id, onClose } = props;
  const { data, error } = useQuery({
    queryKey: ['roll-up-outside', at, id],
    enabled: id !== undefined,
    queryFn: () =>
      call<typeof getOutside>('get', '/organs/{code}/roll-ups/{year}/outside/{id}', {
        params: { ...at, id: id ?? 0 },
      }),
  });
  const entry = id === undefined ? { name: '', source: '', cells: {} } : data;
  return (
    <Drawer
      open
      size={1100}
      className="outside-form"
      title={`系统外机关${at.year}年度报告`}
      onClose={onClose}
    >
      {error !== null && <Problem error={error} />}
      {entry === undefined ? <Spin /> : <Fields at={at} entry={entry} onClose={onClose} />}
    </Drawer>
  );
}

const nothing = tablesOf(new Map());

function Fields(props: {
  readonly at: At;
  readonly entry: Entry;
  readonly onClose: () => void;
}): ReactNode {
  const { at, entry, onClose } = props;
  const { message } = App.useApp();
  const [name, nameIt] = useState(entry.name);
  const [source, cite] = useState(entry.source);
  const [cells, fill] = useState<Cells>(entry.cells);
  const { mutate, isPending, error } = useAct(
    () =>
      call<typeof postOutside>('post', '/organs/{code}/roll-ups/{year}/outside', {
        params: { ...at },
        body: { name, source, cells: { ...cells } },
      }),
    () => {
      message.success('已保存，数字进入合计');
      onClose();
    },
  );
  const field = (cell: string, label: string): ReactNode => (
    <InputNumber
      size="small"
      min={0}
      controls={false}
      aria-label={label}
      value={cells[cell] ?? null}
      {...(cell === 'table2.fees' ? {} : { precision: 0 })}
      onChange={(value) => fill({ ...cells, [cell]: value })}
    />
  );
  const given = { tables: nothing, doubts: new Map(), onOpen: () => undefined, field };
  return (
    <>
      {error !== null && <Problem error={error} />}
      <div className="outside-head">
        <label>
          机关名称
          <Input
            maxLength={200}
            value={name}
            disabled={entry.name !== ''}
            onChange={({ target }) => nameIt(target.value)}
          />
        </label>
        <label>
          来源（报告的网址、文件或者文号）
          <Input maxLength={500} value={source} onChange={({ target }) => cite(target.value)} />
        </label>
      </div>
      <p className="quiet">
        按公布的报告逐格填写，总计也照印的填；没有印的留空。收费金额以万元计。
      </p>
      <div className="statutory-tables">
        <Table2 {...given} />
        <Table3 {...given} />
        <Table4 {...given} />
      </div>
      <div className="form-actions">
        <Button
          type="primary"
          loading={isPending}
          disabled={name.trim() === '' || source.trim() === ''}
          onClick={() => mutate(undefined)}
        >
          保存
        </Button>
        {(name.trim() === '' || source.trim() === '') && (
          <span className="quiet">先填机关名称和来源</span>
        )}
      </div>
    </>
  );
}

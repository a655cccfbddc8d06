// The entries behind a figure of another register: by unit, who entered them and on what evidence, with what stood
// there before; one that was wrong is corrected or taken back, and stays in sight.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Input, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { entryItems } from '../../rules/annual-report/cell.ts';
import type { withdrawReportEntry } from '../../web/api/report-entries.ts';
import { addressOf, call } from '../api.ts';
import { momentText } from '../parts/moments.ts';
import { Mark } from '../parts/Mark.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { amountText, type EntryPlace } from './entry-amount.ts';
import { EntryForm } from './EntryForm.tsx';
import type { Records } from './RecordsDrawer.tsx';
import { type RegisterFigure, RegisterLine } from './RegisterLine.tsx';

export type EntryRecord = Extract<Records, { counts: 'entries' }>['items'][number];
type Entered = EntryRecord | EntryRecord['earlier'][number];

export function EntryRecords(props: {
  readonly code: string;
  readonly year: number;
  /** `table2.licensing` */
  readonly cell: string;
  readonly records: readonly EntryRecord[];
  readonly register: RegisterFigure | null;
}): ReactNode {
  const { code, year, cell, records, register } = props;
  const item = entryItems.find((one) => one === cell.split('.')[1]) ?? 'licensing';
  const [correcting, correct] = useState<EntryRecord>();
  const place = { code, year, item };
  return (
    <>
      {register !== null && <RegisterLine place={place} register={register} />}
      {records.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description="本年度没有填报，按0计；确实没有的，也请填0并写明依据"
        />
      )}
      <ul className="records">
        {records.map((record) => (
          <EntryLine
            key={record.id}
            place={place}
            record={record}
            onCorrect={() => correct(record)}
          />
        ))}
      </ul>
      <EntryForm
        key={correcting?.id ?? 'new'}
        {...place}
        present={correcting}
        onSaved={() => correct(undefined)}
      />
    </>
  );
}

function EntryLine(props: {
  readonly place: EntryPlace;
  readonly record: EntryRecord;
  readonly onCorrect: () => void;
}): ReactNode {
  const { place, record, onCorrect } = props;
  const may = useMay();
  const [isTakingBack, takeBack] = useState(false);
  const isGone = record.amount === null;
  return (
    <li>
      <b>{record.source === '' ? '本机关合计' : record.source}</b>：
      {record.amount === null ? (
        <Mark tone="careful">已撤回</Mark>
      ) : (
        amountText(place.item, record.amount)
      )}
      <EvidenceLine place={place} record={record} />
      {record.earlier.length > 0 && (
        <details>
          <summary>原来的填报（{record.earlier.length}）</summary>
          <ul className="records">
            {record.earlier.map((one) => (
              <li key={one.id}>
                {one.amount === null ? '撤回' : amountText(place.item, one.amount)}
                <EvidenceLine place={place} record={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {may('edit-report') && !isGone && (
        <Space>
          <Button size="small" onClick={onCorrect}>
            更正
          </Button>
          <Button size="small" onClick={() => takeBack(!isTakingBack)}>
            撤回
          </Button>
        </Space>
      )}
      {isTakingBack && <TakeBack place={place} source={record.source} />}
    </li>
  );
}

function EvidenceLine({ place, record }: { place: EntryPlace; record: Entered }): ReactNode {
  const { code, year } = place;
  const address = '/organs/{code}/annual-reports/{year}/evidence/{id}';
  return (
    <>
      <p>
        {record.amount === null ? '理由' : '依据'}：{record.evidence}
        {record.fileName !== null && (
          <>
            {' · '}
            <a href={addressOf(address, { code, year, id: record.id })}>{record.fileName}</a>
          </>
        )}
      </p>
      <p className="quiet">
        {record.enteredBy}于{momentText(record.enteredAt)}
        {wayOf(record)}
      </p>
    </>
  );
}

function wayOf({ amount, importName, importLine, countedAt }: Entered): string {
  if (amount === null) return '撤回';
  if (importName !== null) return `由《${importName}》第${importLine}行导入`;
  return countedAt === null ? '填报' : '采用登记的数';
}

function TakeBack({ place, source }: { place: EntryPlace; source: string }): ReactNode {
  const client = useQueryClient();
  const [reason, say] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof withdrawReportEntry>(
        'post',
        '/organs/{code}/annual-reports/{year}/entries/{item}/withdraw',
        { params: { ...place }, body: { source, reason } },
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['report'] });
      await client.invalidateQueries({ queryKey: ['records'] });
    },
  });
  return (
    <div className="take-back">
      {error !== null && <Problem error={error} />}
      <Space.Compact block>
        <Input
          aria-label="撤回的理由"
          placeholder="撤回的理由"
          maxLength={500}
          value={reason}
          onChange={({ target }) => say(target.value)}
        />
        <Button loading={isPending} disabled={reason.trim() === ''} onClick={() => mutate()}>
          撤回填报
        </Button>
      </Space.Compact>
    </div>
  );
}

// What a register of this system says for a figure of Table 2, beside what was entered, and taking it over.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { countedItem, countedRegisters } from '../../rules/annual-report/counted-registers.ts';
import type { postRegisterTaken } from '../../web/api/report-entries.ts';
import { addressOf, call } from '../api.ts';
import { Mark } from '../parts/Mark.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { amountText, type EntryPlace } from './entry-amount.ts';
import type { Records } from './RecordsDrawer.tsx';

export type RegisterFigure = NonNullable<Extract<Records, { counts: 'entries' }>['register']>;

export function RegisterLine(props: {
  readonly place: EntryPlace;
  readonly register: RegisterFigure;
}): ReactNode {
  const { place, register } = props;
  const { code, year } = place;
  const { counted, replaced } = register;
  const may = useMay();
  const item = countedItem(place.item);
  const { take, isPending, error } = useTaking(place, counted);
  if (item === undefined) return null;
  const { name, counts } = countedRegisters[item];
  const units = replaced.filter((source) => source !== '');
  return (
    <section className="register-line" aria-label="登记的数">
      <p>
        {counts}：<b>{amountText(item, counted)}</b>（{name}登记）
        <Standing place={place} register={register} />
      </p>
      {item === 'fees' && (
        <p className="quiet">其他收费另行填报；已填的“本机关合计”含信息处理费的，先更正再采用。</p>
      )}
      {units.length > 0 && (
        <p className="quiet">
          采用以后，{units.join('、')}的填报撤回，以免重复计算；原来的数保留。
        </p>
      )}
      {error !== null && <Problem error={error} />}
      <Space wrap>
        {may('edit-report') && register.difference !== 0 && (
          <Button type="primary" size="small" loading={isPending} onClick={() => take()}>
            采用登记的数
          </Button>
        )}
        <a
          href={addressOf('/organs/{code}/annual-reports/{year}/entries/{item}/register.xlsx', {
            code,
            year,
            item,
          })}
        >
          计入的记录（XLSX）
        </a>
      </Space>
    </section>
  );
}

function Standing(props: {
  readonly place: EntryPlace;
  readonly register: RegisterFigure;
}): ReactNode {
  const { entered, difference } = props.register;
  if (entered === null || difference === null) return <Mark tone="careful">没有填报</Mark>;
  if (difference === 0) return <Mark tone="good">与填报一致</Mark>;
  const { item } = props.place;
  return (
    <Mark tone="careful">
      填报{amountText(item, entered)}，{difference > 0 ? '少' : '多'}
      {amountText(item, Math.abs(difference))}
    </Mark>
  );
}

function useTaking(place: EntryPlace, counted: number) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof postRegisterTaken>(
        'post',
        '/organs/{code}/annual-reports/{year}/entries/{item}/take-register',
        { params: { ...place }, body: { counted } },
      ),
    onSuccess: () => void message.success('已采用，计入的记录作为依据存下'),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['report'] });
      await client.invalidateQueries({ queryKey: ['records'] });
    },
  });
  return { take: mutate, isPending, error };
}

// 公示、公告、征求意见: for what, until when, and what becomes of the page then (P06, P07).

import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  type DisplayEnding,
  displayEndings,
  type DisplayMatter,
  displayMatters,
  usualEnding,
} from '../../rules/publication-deadlines.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getDisplayPeriod } from '../../web/api/document-time.ts';
import { call } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { useSession } from '../session.ts';
import type { Draft } from './DeadlineField.tsx';

type Display = NonNullable<Draft['display']>;

export function DisplayField(props: {
  readonly value?: Display | null;
  readonly onChange?: (value: Display | null) => void;
}): ReactNode {
  const { value = null, onChange } = props;
  const { today } = useSession();
  const { data } = useQuery({
    queryKey: ['display-period', value?.matter, today],
    enabled: value !== null,
    queryFn: () =>
      call<typeof getDisplayPeriod>('get', '/display-period', {
        query: { matter: value?.matter ?? 'other', from: today },
      }),
    staleTime: 300_000,
  });
  const row = value === null ? undefined : displayMatters[value.matter];
  const mayShorten = row !== undefined && 'shortened' in row;
  return (
    <div className="time-field">
      <Select<DisplayMatter | 'none'>
        aria-label="公示、征求意见的事项"
        value={value?.matter ?? 'none'}
        popupMatchSelectWidth={false}
        onChange={(matter) =>
          onChange?.(
            matter === 'none'
              ? null
              : { matter, lastDayOn: value?.lastDayOn ?? today, reason: null, atEnd: null },
          )
        }
        options={[
          { value: 'none', label: '没有期限，长期公开' },
          ...(Object.keys(displayMatters) as DisplayMatter[]).map((key) => ({
            value: key,
            label: displayMatters[key].matter,
          })),
        ]}
      />
      {value !== null && row !== undefined && (
        <>
          <label className="time-start">
            <span className="quiet">最后一日（含当日）</span>
            <DayInput
              label="公示的最后一日"
              isOpenEnded
              value={value.lastDayOn}
              onChange={(lastDayOn) => onChange?.({ ...value, lastDayOn })}
            />
          </label>
          {data !== undefined && (
            <p className={value.lastDayOn < data.until ? 'time-due time-short' : 'time-due'}>
              今天发布的，至少到{dayText(data.until)}（{row.days}
              {row.unit === 'working-day' ? '个工作日' : '日'}，{row.provision}）
            </p>
          )}
          {mayShorten && (
            <Input.TextArea
              aria-label="缩短期限的理由"
              placeholder="期限不足的，写明理由，随文公开"
              autoSize={{ minRows: 2 }}
              maxLength={500}
              value={value.reason ?? ''}
              onChange={({ target }) =>
                onChange?.({ ...value, reason: target.value === '' ? null : target.value })
              }
            />
          )}
          <label className="time-start">
            <span className="quiet">期满以后</span>
            <Select<DisplayEnding>
              aria-label="期满以后"
              value={value.atEnd ?? usualEnding(value.matter)}
              popupMatchSelectWidth={false}
              onChange={(atEnd) => onChange?.({ ...value, atEnd })}
              options={(Object.keys(displayEndings) as DisplayEnding[]).map((key) => ({
                value: key,
                label: displayEndings[key],
              }))}
            />
          </label>
        </>
      )}
    </div>
  );
}

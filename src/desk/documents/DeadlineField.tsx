// 公开期限: under which law, from which day, and day by day until when (条例 26 and the special laws).

import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { IsoDay } from '../../rules/day.ts';
import { publicationDeadlines } from '../../rules/publication-deadlines.ts';
import { deadlineOf, mattersOf, type TextMatter } from '../../rules/publication-matters.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { putDocument } from '../../web/api/documents.ts';
import type { getPeriod } from '../../web/api/document-time.ts';
import { type BodyOf, call } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Weeks } from '../parts/Weeks.tsx';
import { useSession } from '../session.ts';

export type Draft = Omit<BodyOf<typeof putDocument>, 'version'>;
type Deadline = NonNullable<Draft['deadline']>;
/** Days of a form are text until the server has read them. */
type Deadlined = Parameters<typeof deadlineOf>[0]['deadline'];

export function DeadlineField(props: {
  readonly value?: Deadline | null;
  readonly onChange?: (value: Deadline | null) => void;
  /** What is published already is changed: the period runs from the change. */
  readonly isChange: boolean;
}): ReactNode {
  const { value = null, onChange, isChange } = props;
  const { today } = useSession();
  const form = Form.useFormInstance<Draft>();
  const kind = Form.useWatch('kind', form) ?? 'notice';
  const madeOn = Form.useWatch('madeOn', form) ?? null;
  const openness = Form.useWatch('openness', form);
  const [isOpen, open] = useState(false);
  const offered = mattersOf(kind);
  const chosen = value?.matter as TextMatter | undefined;
  const matters = chosen === undefined || offered.includes(chosen) ? offered : [...offered, chosen];
  const others = (
    Object.keys(publicationDeadlines) as (keyof typeof publicationDeadlines)[]
  ).filter(
    (key): key is TextMatter =>
      key !== 'penalty-withdrawal' && !(matters as readonly string[]).includes(key),
  );
  const counted = deadlineOf({
    kind,
    deadline: (value ?? null) as Exclude<Deadlined, undefined>,
    madeOn: (madeOn === '' ? null : madeOn) as IsoDay | null,
  });
  const isKnown = counted !== undefined && /^\d{4}-\d\d-\d\d$/.test(counted.startsOn);
  const { data, isError } = useQuery({
    queryKey: ['publication-period', counted?.matter, counted?.startsOn],
    enabled: isKnown,
    queryFn: () =>
      call<typeof getPeriod>('get', '/publication-period', {
        query: { matter: counted?.matter ?? 'general', from: counted?.startsOn ?? today },
      }),
    staleTime: 300_000,
  });
  if (openness !== undefined && openness !== 'proactive') {
    return <p className="quiet">不主动公开的文件没有公开期限。</p>;
  }
  const row = publicationDeadlines[counted?.matter ?? 'general'];
  return (
    <div className="time-field">
      <Select<TextMatter | 'usual'>
        aria-label="公开期限的事项"
        value={chosen ?? 'usual'}
        popupMatchSelectWidth={false}
        onChange={(matter) =>
          onChange?.(
            matter === 'usual' ? null : { matter, startsOn: value?.startsOn ?? madeOn ?? today },
          )
        }
        options={[
          { value: 'usual', label: '按信息种类，自成文日期起算' },
          ...[...matters, ...others].map((key) => ({
            value: key,
            label: `${publicationDeadlines[key].matter}（${publicationDeadlines[key].provision}）`,
          })),
        ]}
      />
      {value !== null && (
        <label className="time-start">
          <span className="quiet">{row.start}</span>
          <DayInput
            label={row.start}
            value={value.startsOn}
            onChange={(startsOn) => onChange?.({ ...value, startsOn })}
          />
        </label>
      )}
      {isChange && value === null && (
        <p className="quiet">内容变更的，选择事项并填写变更之日，变更后的文本另有期限。</p>
      )}
      {isKnown && isError && (
        <p className="quiet">这一天不在工作日历的范围内（2017年至2041年），不推算公开期限。</p>
      )}
      {isKnown && data !== undefined && (
        <p className="time-due">
          应于<strong>{dayText(data.by, data.provisional)}</strong>前公开（
          {row.days}
          {row.unit === 'working-day' ? '个工作日' : '日'}，{data.provision}）
          {data.by < today ? (
            <Mark tone="bad">已逾期</Mark>
          ) : (
            data.by === today && <Mark tone="careful">今天到期</Mark>
          )}
          {data.by < data.periodEnds && (
            <span className="quiet">
              期间到{dayText(data.periodEnds)}为止，是休息日；公开义务不顺延，应在此前的工作日办完。
            </span>
          )}
          <Button type="link" size="small" onClick={() => open(!isOpen)}>
            {isOpen ? '收起' : '逐日说明'}
          </Button>
        </p>
      )}
      {isOpen && data !== undefined && (
        <div className="time-weeks">
          <Weeks days={data.days} dueOn={data.by} />
        </div>
      )}
    </div>
  );
}

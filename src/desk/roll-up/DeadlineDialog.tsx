// By which class an organ reports, and its own day where no law fixes one.

import { App, Modal, Radio, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  isDayToBeSet,
  type ReportDeadlineClass,
  reportDeadlineClasses,
} from '../../rules/annual-report/deadline.ts';
import type { putDeadline } from '../../web/api/roll-up-organs.ts';
import { call } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { Problem } from '../parts/Problem.tsx';
import { type At, type RollUpOrgan, useAct } from './roll-up-queries.ts';

const days: Readonly<Record<ReportDeadlineClass, string>> = {
  department: '1月31日（条例49¶1）',
  government: '3月31日（条例49¶2），汇总所属机关',
  township: '由本机关设定的日期（条例50）',
};

export function DeadlineDialog(props: {
  readonly at: At;
  readonly organ: RollUpOrgan;
  readonly onClose: () => void;
}): ReactNode {
  const { at, organ, onClose } = props;
  const { message } = App.useApp();
  const [deadlineClass, assign] = useState(organ.deadlineClass);
  const [dueOn, choose] = useState<string>(organ.ownDay ?? '');
  const hasDay = isDayToBeSet(deadlineClass);
  const { mutate, isPending, error } = useAct(
    () =>
      call<typeof putDeadline>('put', '/organs/{code}/roll-ups/{year}/organs/{below}/deadline', {
        params: { ...at, below: organ.code },
        body: { deadlineClass, dueOn: hasDay && dueOn !== '' ? dueOn : null },
      }),
    () => {
      message.success('已设定');
      onClose();
    },
  );
  return (
    <Modal
      open
      title={`${organ.name}的年度报告期限`}
      okText="设定"
      confirmLoading={isPending}
      onOk={() => mutate(undefined)}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} />}
      <p>
        开发区等派出机关按哪一类报告，由上级指定，不作推断；指定以后各年度都按它，直到另行指定。
      </p>
      <Radio.Group
        aria-label="按哪一类报告"
        value={deadlineClass ?? 'none'}
        onChange={({ target }) =>
          assign(target.value === 'none' ? null : (target.value as ReportDeadlineClass))
        }
      >
        <Space orientation="vertical">
          {(Object.keys(reportDeadlineClasses) as ReportDeadlineClass[]).map((key) => (
            <Radio key={key} value={key}>
              {reportDeadlineClasses[key].label}：{days[key]}
            </Radio>
          ))}
          <Radio value="none">未指定</Radio>
        </Space>
      </Radio.Group>
      {hasDay && (
        <p>
          {at.year}年度报告的日期（只设这一个机关，乡镇街道不填的，按统一设定的日期）
          <DayInput label="这个机关的日期" isOpenEnded value={dueOn} onChange={choose} />
        </p>
      )}
    </Modal>
  );
}

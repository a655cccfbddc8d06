// What the clerk tells or hands to the applicant: number and query code, on paper if he likes (登记回执).

import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { channels } from '../../rules/channels.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { postRequest } from '../../web/api/new-request.ts';
import type { ReplyOf } from '../api.ts';
import { Facts } from '../parts/Facts.tsx';
import { Page } from '../parts/Page.tsx';
import { goTo } from '../router.tsx';

export type RegisteredRequest = ReplyOf<typeof postRequest> & {
  readonly organ: string;
  readonly scans: number;
};

export function Registered(props: {
  readonly request: RegisteredRequest;
  readonly onNext: () => void;
}): ReactNode {
  const { request, onNext } = props;
  const { id, number, queryCode, channel, submittedOn, receivedOn, repeated, scans } = request;
  const head = useRef<HTMLParagraphElement>(null);
  // Where a second, impatient Enter does nothing: the code is shown only here.
  useEffect(() => head.current?.focus(), []);
  return (
    <Page
      title="登记回执"
      windowTitle="登记回执"
      trail={[{ to: '/requests', label: '依申请公开' }]}
    >
      <p className="registered-lead" tabIndex={-1} ref={head} role="status">
        已登记：{number}
        {repeated && '（这张表之前已经登记过，没有重复登记）'}
      </p>
      <Facts
        facts={[
          ['申请编号', <strong key="number">{number}</strong>],
          [
            '查询码',
            <strong key="code" className="one-time-password">
              {queryCode}
            </strong>,
          ],
          ['受理机关', request.organ],
          ['渠道', channels[channel].label],
          [channels[channel].dayLabel, dayText(submittedOn)],
          [
            '收到之日',
            receivedOn === null
              ? '以双方确认之日为准，确认后起算期限（条例第三十一条）'
              : `${dayText(receivedOn)}，期限自次日起算（条例第三十一条）`,
          ],
          ['扫描件', scans === 0 ? undefined : `${scans}件`],
        ]}
      />
      <p className="form-note">
        请把编号和查询码告诉申请人，凭此可以在门户查询办理进度。查询码只显示这一次。
      </p>
      <div className="form-actions">
        <Button type="primary" onClick={onNext}>
          再登记一件
        </Button>
        <Button onClick={() => window.print()}>打印回执</Button>
        <Button onClick={() => goTo(`/requests/${id}`)}>打开这件申请</Button>
      </div>
    </Page>
  );
}

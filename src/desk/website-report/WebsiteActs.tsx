// The way of the website's report: each act that is open to the reader as a button with its dialog; why he may not sign is
// said where he would look for it.

import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { reportActs } from '../../rules/annual-report/approval.ts';
import type { WebsiteAct } from '../../rules/website-report/approval.ts';
import type {
  postWebsiteCorrect,
  postWebsitePublish,
  postWebsiteReturn,
  postWebsiteReview,
  postWebsiteSeal,
  postWebsiteSubmit,
} from '../../web/api/website-report-acts.ts';
import { call } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';
import {
  useWebsiteReportChanged,
  websiteAddress,
  type WebsiteReportView,
} from './website-queries.ts';

type Act = Exclude<WebsiteAct, 'write'>;

interface Dialog {
  readonly says: string;
  /** What is asked for, and whether it must be given. */
  readonly asks?: string;
  readonly isAsked?: boolean;
  readonly done: string;
}

const dialogs: Readonly<Record<Act, Dialog>> = {
  submit: {
    says: '送审后各项固定，不能再改，由没有填报或者改动过的人签发；退回后可以再改。',
    asks: '说明（可不填）',
    done: '已送审',
  },
  return: {
    says: '退回给填报的人，写明要改什么。',
    asks: '退回的理由',
    isAsked: true,
    done: '已退回',
  },
  review: { says: '审核通过后由签发人签发。', asks: '意见（可不填）', done: '已审核' },
  sign: {
    says: '签发即定稿，这一版不再改变；公布以后公众可以看到。以后更正的，另出新版，原版保留。',
    done: '已签发定稿',
  },
  publish: { says: '在网站首页和年报栏目公布已定稿的报表。', done: '已公布' },
  correct: {
    says: '已定稿的各版保留不变；写明理由，修改后送审、签发，另出新版，与上一版的不同一并公布。',
    asks: '更正的理由',
    isAsked: true,
    done: '可以修改了',
  },
};

const shown: readonly Act[] = ['submit', 'review', 'sign', 'return', 'publish', 'correct'];

/** Sent up already: again, with the figures of now. */
function labelOf(act: Act, { state }: WebsiteReportView): string {
  return act === 'submit' && state !== 'draft' ? '重新送审' : reportActs[act];
}

export function WebsiteActs({ report }: { readonly report: WebsiteReportView }): ReactNode {
  const [asked, ask] = useState<Act>();
  const isOpen = (act: Act): boolean => report.acts.some((one) => one.act === act && one.isOpen);
  const open = shown.filter(isOpen);
  const sign = report.acts.find(({ act }) => act === 'sign');
  const isWaiting = report.state === 'submitted' || report.state === 'reviewed';
  if (!report.isYearOver) return null;
  return (
    <Space wrap>
      {isWaiting && sign?.isOpen === false && <span className="quiet">{sign.why}</span>}
      {open.map((act, n) => (
        <Button key={act} type={n === 0 ? 'primary' : 'default'} onClick={() => ask(act)}>
          {labelOf(act, report)}
        </Button>
      ))}
      {asked !== undefined && (
        <ActDialog key={asked} act={asked} report={report} onClose={() => ask(undefined)} />
      )}
    </Space>
  );
}

function ActDialog(props: {
  readonly act: Act;
  readonly report: WebsiteReportView;
  readonly onClose: () => void;
}): ReactNode {
  const { act, report, onClose } = props;
  const { message } = App.useApp();
  const changed = useWebsiteReportChanged();
  const [said, say] = useState('');
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const { says, asks, isAsked = false, done } = dialogs[act];
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      await post(act, report, said.trim());
    },
    onSuccess: async () => {
      onClose();
      message.success(done);
      await changed();
    },
  });
  const needsReason = act === 'sign' && errors.length > 0;
  const label = needsReason ? '核对不成立的理由' : asks;
  const isMissing = (isAsked || needsReason) && said.trim() === '';
  return (
    <Modal
      open
      title={`${report.year}年度网站工作年度报表：${labelOf(act, report)}`}
      okText={labelOf(act, report)}
      okButtonProps={{ disabled: isMissing }}
      confirmLoading={isPending}
      onOk={() => mutate()}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} />}
      <p>{says}</p>
      {(act === 'submit' || act === 'sign') && errors.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={`核对出${errors.length}处错误${act === 'sign' ? '，应先退回改正；确实如此的，写明理由，由您负责，并随报表公布' : '，改正以后再送审为好'}`}
          description={
            <ul>
              {errors.slice(0, 8).map((finding) => (
                <li key={`${finding.rule} ${finding.where}`}>{finding.message}</li>
              ))}
            </ul>
          }
        />
      )}
      {label !== undefined && (
        <Input.TextArea
          aria-label={label}
          placeholder={label}
          rows={3}
          maxLength={2000}
          value={said}
          onChange={({ target }) => say(target.value)}
        />
      )}
    </Modal>
  );
}

async function post(act: Act, report: WebsiteReportView, said: string): Promise<void> {
  const params = { code: report.organ.code, year: report.year };
  const { version } = report;
  const opinion = said === '' ? {} : { opinion: said };
  const seen = { params, body: { version, ...opinion } };
  const must = { params, body: { version, opinion: said } };
  const at = websiteAddress;
  switch (act) {
    case 'submit':
      await call<typeof postWebsiteSubmit>('post', `${at}/submit`, seen);
      return;
    case 'return':
      await call<typeof postWebsiteReturn>('post', `${at}/return`, must);
      return;
    case 'review':
      await call<typeof postWebsiteReview>('post', `${at}/review`, seen);
      return;
    case 'sign': {
      const reason = said === '' ? {} : { overrideReason: said };
      const body = { version, ...reason };
      await call<typeof postWebsiteSeal>('post', `${at}/seal`, { params, body });
      return;
    }
    case 'publish':
      await call<typeof postWebsitePublish>('post', `${at}/publish`, { params, body: {} });
      return;
    case 'correct':
      await call<typeof postWebsiteCorrect>('post', `${at}/correct`, {
        params,
        body: { opinion: said },
      });
  }
}

// The way of the report: each act that is open to the reader as a button with its dialog; what he may not do is
// said with the reason where he would look for it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ReportAct, reportActs } from '../../rules/annual-report/approval.ts';
import type {
  postCorrect,
  postPublish,
  postReturn,
  postReview,
  postSeal,
  postSubmit,
} from '../../web/api/report-acts.ts';
import type { postSubmission } from '../../web/api/roll-up-organs.ts';
import { call } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';
import type { Report } from './ReportPage.tsx';

type Act = Exclude<ReportAct, 'write' | 'send-back' | 'accept'>;

interface Dialog {
  readonly says: string;
  /** What is asked for, and whether it must be given. */
  readonly asks?: string;
  readonly isAsked?: boolean;
  readonly done: string;
}

const dialogs: Readonly<Record<Act, Dialog>> = {
  submit: {
    says: '送审后文字不能再改，数字固定为现在算出的，由没有撰写、填报或者改动过的人签发；退回后可以再改。',
    asks: '说明（可不填）',
    done: '已送审',
  },
  return: {
    says: '退回给撰写的人，写明要改什么。',
    asks: '退回的理由',
    isAsked: true,
    done: '已退回',
  },
  review: { says: '审核通过后由签发人签发。', asks: '意见（可不填）', done: '已审核' },
  sign: {
    says: '签发即定稿，这一版不再改变；公布以后公众可以看到。以后更正的，另出新版，原版保留。',
    done: '已签发定稿',
  },
  publish: { says: '在门户公布已定稿的年度报告。', done: '已公布' },
  correct: {
    says: '已定稿的各版保留不变；写明理由，修改后送审、签发，另出新版，与上一版的不同一并公布。',
    asks: '更正的理由',
    isAsked: true,
    done: '可以修改了',
  },
  send: {
    says: '报送后上级可以接收，也可以写明意见退回；退回的意见出现在“待我审批”和办理经过里。',
    done: '已报送上级',
  },
};

const shown: readonly Act[] = ['submit', 'review', 'sign', 'return', 'publish', 'send', 'correct'];

/** Sent up already: again, with the figures of now. */
function labelOf(act: Act, { state }: Report): string {
  return act === 'submit' && state !== 'draft' ? '重新送审' : reportActs[act];
}

export function ReportActs({ report }: { readonly report: Report }): ReactNode {
  const [asked, ask] = useState<Act>();
  const open = shown.filter((act) => report.acts.some((one) => one.act === act && one.isOpen));
  const sign = report.acts.find(({ act }) => act === 'sign');
  const isWaiting = report.state === 'submitted' || report.state === 'reviewed';
  if (!report.isYearOver) return null;
  return (
    <Space wrap>
      {isWaiting && sign?.isOpen === false && <span className="quiet">{sign.why}</span>}
      {open.map((act, n) => (
        // A correction is rare: nothing invites to it.
        <Button
          key={act}
          type={n === 0 && act !== 'correct' ? 'primary' : 'default'}
          onClick={() => ask(act)}
        >
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
  readonly report: Report;
  readonly onClose: () => void;
}): ReactNode {
  const { act, report, onClose } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
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
      for (const queryKey of [['report'], ['reports'], ['roll-up-organs'], ['inbox'], ['badges']]) {
        await client.invalidateQueries({ queryKey });
      }
    },
  });
  const needsReason = act === 'sign' && errors.length > 0;
  const label = needsReason ? '勾稽核对不成立的理由' : asks;
  const isMissing = (isAsked || needsReason) && said.trim() === '';
  return (
    <Modal
      open
      title={`${report.year}年年度报告：${labelOf(act, report)}`}
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
          title={`核对出${errors.length}处错误${act === 'sign' ? '，应先退回改正；确实如此的，写明理由，由您负责，并随报告公布' : '，改正以后再送审为好'}`}
          description={
            <ul>
              {errors.slice(0, 8).map((finding) => (
                <li key={`${finding.rule} ${finding.where} ${finding.message}`}>
                  {finding.message}
                </li>
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

async function post(act: Act, report: Report, said: string): Promise<void> {
  const params = { code: report.organ.code, year: report.year };
  const { version } = report;
  const at = '/organs/{code}/annual-reports/{year}';
  const opinion = said === '' ? {} : { opinion: said };
  switch (act) {
    case 'submit':
      await call<typeof postSubmit>('post', `${at}/submit`, {
        params,
        body: { version, ...opinion },
      });
      return;
    case 'return':
      await call<typeof postReturn>('post', `${at}/return`, {
        params,
        body: { version, opinion: said },
      });
      return;
    case 'review':
      await call<typeof postReview>('post', `${at}/review`, {
        params,
        body: { version, ...opinion },
      });
      return;
    case 'sign':
      await call<typeof postSeal>('post', `${at}/seal`, {
        params,
        body: said === '' ? { version } : { version, overrideReason: said },
      });
      return;
    case 'publish':
      await call<typeof postPublish>('post', `${at}/publish`, { params, body: {} });
      return;
    case 'send':
      await call<typeof postSubmission>('post', `${at}/submission`, { params, body: {} });
      return;
    case 'correct':
      await call<typeof postCorrect>('post', `${at}/correct`, { params, body: { opinion: said } });
  }
}

// What is asked for, and by whom. The applicant is masked; reading more needs a reason, is logged, and
// is hidden again after a minute.

import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { applicantKinds } from '../../rules/applicant-kinds.ts';
import {
  type Applicant,
  carrierForms,
  deliveryWishes,
  identityTypes,
} from '../../rules/application.ts';
import { channels } from '../../rules/channels.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { revealApplicant } from '../../web/api/request.ts';
import { call } from '../api.ts';
import { Facts } from '../parts/Facts.tsx';
import { showFaults } from '../parts/forms.ts';
import { Panel } from '../parts/Panel.tsx';
import { secondsShown } from '../parts/seconds-shown.ts';
import { useMay } from '../session.ts';
import { PersonalFile } from './PersonalFile.tsx';
import type { Detail } from './request-queries.ts';

export function ApplicationPanel({ detail }: { readonly detail: Detail }): ReactNode {
  const { application, files, request, missing } = detail;
  const attached = files.filter(({ kind }) => kind === 'application');
  const may = useMay();
  const [revealed, setRevealed] = useState<Applicant>();
  useEffect(() => {
    if (revealed === undefined) return undefined;
    const timer = window.setTimeout(() => setRevealed(undefined), secondsShown * 1000);
    return () => window.clearTimeout(timer);
  }, [revealed]);
  return (
    <Panel title="申请内容">
      <Facts
        facts={[
          ['所需信息名称', application.title],
          ['文号', application.documentNumber],
          [
            '特征描述',
            application.description === '' ? undefined : (
              <span key="text" className="as-written">
                {application.description}
              </span>
            ),
          ],
          [
            '形式和方式',
            `${carrierForms[application.carrierForm]}，${deliveryWishes[application.deliveryWish]}`,
          ],
          ['渠道', `${channels[request.channel].label}（${channels[request.channel].provision}）`],
          ['提交', dayText(request.submittedOn)],
          ['收到', request.receivedOn === null ? '尚待双方确认' : dayText(request.receivedOn)],
          ['代为填写', writtenBy(application)],
        ]}
      />
      <div className="panel-subhead">
        <h3>申请人</h3>
        <RevealButton id={request.id} isShown={revealed !== undefined} onShow={setRevealed} />
      </div>
      <ApplicantFacts applicant={revealed ?? application.applicant} />
      {attached.length > 0 && may('reveal-applicants') && (
        <p>
          附件（查看和下载记入日志）：
          {attached.map(({ position, name, mediaType }) => (
            <PersonalFile
              key={position}
              requestId={request.id}
              position={position}
              name={name}
              mediaType={mediaType}
            />
          ))}
        </p>
      )}
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`申请缺少${missing.join('、')}，可以在告知补正时一并提出（条例第二十九、三十条）`}
        />
      )}
    </Panel>
  );
}

function writtenBy({ filledByStaff, readBack }: Detail['application']): string | undefined {
  return readBack === true ? `${filledByStaff}（已读给申请人听，经其确认）` : filledByStaff;
}

function ApplicantFacts({ applicant: p }: { readonly applicant: Applicant }): ReactNode {
  const identity = p.identityType === undefined ? '身份证明' : identityTypes[p.identityType];
  return (
    <Facts
      facts={[
        ['类别', applicantKinds[p.kind]],
        [p.kind === 'natural-person' ? '姓名' : '名称', p.name],
        [identity, p.identityNumber],
        ['统一社会信用代码', p.creditCode],
        ['法定代表人或者负责人', p.representative],
        ['联系人', p.contactName],
        [
          '共同申请人',
          p.others
            ?.map((one) => [one.name, one.identityNumber].filter(Boolean).join(' '))
            .join('；'),
        ],
        ['代理人', p.agent],
        ['电话', p.phone],
        ['电子邮箱', p.email],
        ['通信地址', p.address],
        ['邮政编码', p.postcode],
        ['阅读或者视听困难', p.needsHelp === true ? '需要帮助（条例第四十三条）' : undefined],
      ]}
    />
  );
}

function RevealButton(props: {
  readonly id: number;
  readonly isShown: boolean;
  readonly onShow: (applicant: Applicant | undefined) => void;
}): ReactNode {
  const { id, isShown, onShow } = props;
  const may = useMay();
  const [isAsking, ask] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const { mutate, isPending } = useMutation({
    mutationFn: (body: { reason: string }) =>
      call<typeof revealApplicant>('post', '/requests/{id}/reveal', { params: { id }, body }),
    onSuccess: ({ applicant }) => {
      ask(false);
      onShow(applicant);
    },
    onError: (error) => showFaults(form, error),
  });
  if (!may('reveal-applicants')) return null;
  if (isShown) {
    return (
      <Button size="small" onClick={() => onShow(undefined)}>
        隐去（{secondsShown}秒后自动隐去）
      </Button>
    );
  }
  return (
    <>
      <Button size="small" onClick={() => ask(true)}>
        查看明文
      </Button>
      <Modal
        open={isAsking}
        title="查看申请人信息明文"
        okText="查看"
        confirmLoading={isPending}
        onOk={() => form.submit()}
        onCancel={() => ask(false)}
        destroyOnHidden
      >
        <p>查看的人、时间和理由记入日志（个人信息保护法第六条、第五十一条）。</p>
        <Form form={form} layout="vertical" onFinish={mutate} preserve={false}>
          <Form.Item
            name="reason"
            label="理由"
            rules={[{ required: true, whitespace: true, message: '请写明理由' }]}
          >
            <Input.TextArea rows={2} maxLength={500} placeholder="如：核对邮寄地址" autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

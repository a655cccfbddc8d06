// What is asked for, and by whom. The applicant is masked; reading more needs a reason, is logged, and
// is hidden again after a minute.

import { Alert } from 'antd';
import type { ReactNode } from 'react';
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
import { Panel } from '../parts/Panel.tsx';
import { RevealButton, useRevealed } from '../parts/RevealButton.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { PersonalFile } from './PersonalFile.tsx';
import type { Detail } from './request-queries.ts';

export function ApplicationPanel({ detail }: { readonly detail: Detail }): ReactNode {
  const { application, files, request, missing } = detail;
  const attached = files.filter(({ kind }) => kind === 'application');
  const may = useMay();
  const [revealed, setRevealed] = useRevealed<Applicant>();
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
          [
            detail.origin?.kind === 'redo' ? '重新答复的原申请' : '拆分自',
            detail.origin && (
              <Link key="origin" to={`/requests/${detail.origin.id}`}>
                {detail.origin.number}
              </Link>
            ),
          ],
          ['由本件另立', detail.descendants.length > 0 && links(detail.descendants)],
        ]}
      />
      <div className="panel-subhead">
        <h3>申请人</h3>
        <RevealButton
          title="查看申请人信息明文"
          isShown={revealed !== undefined}
          load={async (body) => {
            const { applicant } = await call<typeof revealApplicant>(
              'post',
              '/requests/{id}/reveal',
              { params: { id: request.id }, body },
            );
            return applicant;
          }}
          onShow={setRevealed}
        />
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

function links(cases: Detail['descendants']): ReactNode {
  return cases.map(({ id, number }) => (
    <span key={id} className="same-applicant">
      <Link to={`/requests/${id}`}>{number}</Link>
    </span>
  ));
}

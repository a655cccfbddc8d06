// One document: to write while it is a draft, to review, publish and withdraw.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal, Radio, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { type ReviewConclusion, reviewConclusions } from '../../rules/publication.ts';
import type { getDocument, postPublication, postWithdrawal } from '../../web/api/documents.ts';
import { call, type ReplyOf } from '../api.ts';
import type { PageProps } from '../pages.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { DocumentForm } from './DocumentForm.tsx';
import { DocumentSheet } from './DocumentSheet.tsx';
import { StateTag } from './StateTag.tsx';

export type DocumentDetail = ReplyOf<typeof getDocument>;

const trail = [{ to: '/documents', label: '主动公开' }];

export default function DocumentPage({ parts }: PageProps): ReactNode {
  if (parts['id'] === 'new') {
    return (
      <Page title="新建文件" trail={trail}>
        <DocumentForm />
      </Page>
    );
  }
  return <ExistingDocument id={Number(parts['id'])} />;
}

function ExistingDocument({ id }: { readonly id: number }): ReactNode {
  const may = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['document', id],
    queryFn: () => call<typeof getDocument>('get', '/documents/{id}', { params: { id } }),
    // What somebody is writing is not replaced under his hands.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  return (
    <Page
      title={data.draft.title}
      trail={trail}
      actions={<DocumentActions document={data} onChanged={() => void refetch()} />}
    >
      <p className="sheet-lead">
        <StateTag state={data.state} />
        {data.indexNumber !== null && <span>索引号 {data.indexNumber}</span>}
        {data.publishedAt !== null && <span>{momentText(data.publishedAt)}发布</span>}
        {data.review !== null && (
          <span>
            {data.review.by}于{dayText(data.review.on)}审查
          </span>
        )}
        <span className="quiet">
          {data.organ.name} · {data.editor ?? '导入'}于{momentText(data.updatedAt)}修改
        </span>
        {data.address !== null && (
          <a href={data.address} target="_blank" rel="noreferrer">
            在门户查看
          </a>
        )}
      </p>
      {data.state === 'published' && may('edit-documents') && (
        <Alert
          type="info"
          showIcon
          title="已发布的文件不能直接修改。需要更正的，先撤回并写明理由，修改后重新审查发布。"
        />
      )}
      {data.state === 'withdrawn' && (
        <Alert type="warning" showIcon title={`已撤回：${data.withdrawnReason ?? ''}`} />
      )}
      {may('edit-documents') && data.state !== 'published' ? (
        <DocumentForm key={data.version} document={data} />
      ) : (
        <DocumentSheet document={data} />
      )}
    </Page>
  );
}

function DocumentActions(props: {
  readonly document: DocumentDetail;
  readonly onChanged: () => void;
}): ReactNode {
  const { document, onChanged } = props;
  const may = useMay();
  const [asking, ask] = useState<'publish' | 'withdraw'>();
  if (!may('publish-documents')) return null;
  const close = (): void => ask(undefined);
  return (
    <>
      {document.state === 'published' ? (
        <Button danger onClick={() => ask('withdraw')}>
          撤回
        </Button>
      ) : (
        <Button type="primary" onClick={() => ask('publish')}>
          审查发布
        </Button>
      )}
      {asking === 'publish' && (
        <PublishModal document={document} onClose={close} onChanged={onChanged} />
      )}
      {asking === 'withdraw' && (
        <WithdrawModal document={document} onClose={close} onChanged={onChanged} />
      )}
    </>
  );
}

interface ModalProps {
  readonly document: DocumentDetail;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

function PublishModal({ document, onClose, onChanged }: ModalProps): ReactNode {
  const [conclusion, conclude] = useState<ReviewConclusion>('release');
  const { mutate, isPending, error } = useChange(onClose, onChanged, '已发布', () =>
    call<typeof postPublication>('post', '/documents/{id}/publish', {
      params: { id: document.id },
      body: { version: document.version, conclusion },
    }),
  );
  return (
    <Modal
      open
      title="保密审查和公开审查"
      okText="审查并发布"
      okButtonProps={{ disabled: conclusion !== 'release' }}
      confirmLoading={isPending}
      onOk={() => mutate()}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} />}
      {document.isOwn && (
        <Alert
          type="warning"
          showIcon
          title="这份文件由您最后修改，应由另一人审查（条例第十七条）"
        />
      )}
      <p>审查人和日期由系统记录。发布前请确认：</p>
      <ul>
        <li>不涉及国家秘密、工作秘密，没有密级标志（保密法第三十五条）</li>
        <li>不含应当保护的个人隐私和商业秘密（条例第十五条）</li>
        <li>标题、文号、日期和栏目无误</li>
      </ul>
      <Radio.Group
        vertical
        value={conclusion}
        onChange={({ target }) => conclude(target.value as ReviewConclusion)}
        options={Object.entries(reviewConclusions).map(([value, label]) => ({ value, label }))}
      />
    </Modal>
  );
}

function WithdrawModal({ document, onClose, onChanged }: ModalProps): ReactNode {
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useChange(onClose, onChanged, '已撤回', () =>
    call<typeof postWithdrawal>('post', '/documents/{id}/withdraw', {
      params: { id: document.id },
      body: { version: document.version, reason },
    }),
  );
  return (
    <Modal
      open
      title="撤回文件"
      okText="撤回"
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      confirmLoading={isPending}
      onOk={() => mutate()}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} />}
      <p>撤回后门户立即不再显示，原地址说明已撤回；记录和理由保留。</p>
      <Input.TextArea
        aria-label="撤回的理由"
        placeholder="撤回的理由"
        rows={3}
        maxLength={1000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        autoFocus
      />
    </Modal>
  );
}

function useChange(
  onClose: () => void,
  onChanged: () => void,
  said: string,
  change: () => Promise<unknown>,
) {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      message.success(said);
      onClose();
      onChanged();
      await client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
}

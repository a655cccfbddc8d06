// The texts that readers once saw: when, until when, why another took their place; each can be read again and held
// against what stands now, and one that holds what must not be public is taken out of the public history.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import type { postRevisionLock } from '../../web/api/document-history.ts';
import type { getDraftVersions, getRevision } from '../../web/api/document-versions.ts';
import { call, type ReplyOf } from '../api.ts';
import { LineDifferences } from '../letters/Differences.tsx';
import { showFaults } from '../parts/forms.ts';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { useColumns } from './columns.ts';
import { documentLines } from './document-facts.ts';
import type { DocumentDetail } from './DocumentPage.tsx';

type Revision = ReplyOf<typeof getDraftVersions>['revisions'][number];

export function DocumentHistory({ document }: { readonly document: DocumentDetail }): ReactNode {
  const may = useMay();
  const [read, setRead] = useState<number>();
  const [lock, setLock] = useState<number>();
  const { data } = useQuery({
    queryKey: ['document', document.id, 'versions', document.version],
    queryFn: () =>
      call<typeof getDraftVersions>('get', '/documents/{id}/versions', {
        params: { id: document.id },
      }),
    enabled: document.revision > 0,
  });
  const revisions = data?.revisions ?? [];
  if (revisions.length === 0) return null;
  return (
    <Panel title="版本记录" id="history">
      <ol className="opinions">
        {revisions.map((one: Revision) => (
          <li key={one.revision}>
            <strong>第{one.revision}版</strong>
            <span className="quiet">
              {' '}
              {momentText(one.publishedAt)}至{momentText(one.until)}
            </span>
            <p>
              {one.reason}
              {one.locked ? '（内容已封存）' : ''}
            </p>
            {!one.locked && (
              <Button type="link" size="small" onClick={() => setRead(one.revision)}>
                与现在的差别
              </Button>
            )}
            {!one.locked && may('withdraw-documents') && (
              <Button type="link" size="small" danger onClick={() => setLock(one.revision)}>
                不再公开这一版
              </Button>
            )}
          </li>
        ))}
      </ol>
      {read !== undefined && (
        <EarlierText document={document} revision={read} onClose={() => setRead(undefined)} />
      )}
      {lock !== undefined && (
        <LockDialog document={document} revision={lock} onClose={() => setLock(undefined)} />
      )}
    </Panel>
  );
}

interface Of {
  readonly document: DocumentDetail;
  readonly revision: number;
  readonly onClose: () => void;
}

function EarlierText({ document, revision, onClose }: Of): ReactNode {
  const columns = useColumns(document.organ.code);
  const { data, error } = useQuery({
    queryKey: ['document', document.id, 'revision', revision],
    queryFn: () =>
      call<typeof getRevision>('get', '/documents/{id}/revisions/{revision}', {
        params: { id: document.id, revision },
      }),
  });
  return (
    <Modal open width={840} title={`第${revision}版`} footer={null} onCancel={onClose}>
      {error !== null && <Problem error={error} />}
      {data === undefined && error === null && <Spin />}
      {data !== undefined && (
        <LineDifferences
          before={documentLines(data, columns)}
          after={documentLines(document.draft, columns)}
        />
      )}
    </Modal>
  );
}

function LockDialog({ document, revision, onClose }: Of): ReactNode {
  const [form] = Form.useForm<{ reason: string }>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: { reason: string }) =>
      call<typeof postRevisionLock>('post', '/documents/{id}/revisions/{revision}/lock', {
        params: { id: document.id, revision },
        body,
      }),
    onSuccess: async () => {
      message.success('这一版不再公开');
      onClose();
      await client.invalidateQueries({ queryKey: ['document', document.id] });
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  return (
    <Modal
      open
      title={`不再公开第${revision}版`}
      okText="不再公开"
      okButtonProps={{ danger: true }}
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <p className="quiet">
        版本记录只说明这一版已撤回，现在的内容不受影响。封存以后不能再恢复公开（个人信息保护法第五十七条）。
      </p>
      <Form form={form} layout="vertical" onFinish={(values) => mutate(values)}>
        <Form.Item
          name="reason"
          label="理由"
          rules={[{ required: true, whitespace: true, message: '请写明理由' }]}
        >
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

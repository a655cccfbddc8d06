// The drafts of it, one a writer and round, and the texts that readers once saw: when, until when, why another took their place; each can be read again and held
// against what stands now, and one that holds what must not be public is taken out of the public history.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import type { postRevisionLock } from '../../web/api/document-history.ts';
import type {
  getDraftVersion,
  getDraftVersions,
  getRevision,
} from '../../web/api/document-versions.ts';
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

type Kept = ReplyOf<typeof getDraftVersions>;
type Revision = Kept['revisions'][number];
type Version = Kept['versions'][number];
/** Which earlier text is read. */
type Earlier = { readonly revision: number } | { readonly version: number };

export function DocumentHistory({ document }: { readonly document: DocumentDetail }): ReactNode {
  const may = useMay();
  const [read, setRead] = useState<Earlier>();
  const [lock, setLock] = useState<number>();
  const { data } = useQuery({
    queryKey: ['document', document.id, 'versions', document.version],
    queryFn: () =>
      call<typeof getDraftVersions>('get', '/documents/{id}/versions', {
        params: { id: document.id },
      }),
    enabled: !document.locked || document.revision > 0,
  });
  const revisions = data?.revisions ?? [];
  // The last one is the text that stands here.
  const versions = document.locked ? [] : (data?.versions ?? []).slice(0, -1);
  if (revisions.length === 0 && versions.length === 0) return null;
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
              <Button type="link" size="small" onClick={() => setRead({ revision: one.revision })}>
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
      {versions.length > 0 && <Drafts versions={versions} onRead={setRead} />}
      {read !== undefined && (
        <EarlierText document={document} earlier={read} onClose={() => setRead(undefined)} />
      )}
      {lock !== undefined && (
        <LockDialog document={document} revision={lock} onClose={() => setLock(undefined)} />
      )}
    </Panel>
  );
}

function Drafts(props: {
  readonly versions: readonly Version[];
  readonly onRead: (earlier: Earlier) => void;
}): ReactNode {
  return (
    <>
      <h3 className="part-title">起草各稿</h3>
      <ol className="opinions">
        {props.versions.map(({ version, round, by, at }) => (
          <li key={version}>
            <strong>第{version}稿</strong>{' '}
            <span className="quiet">
              第{round}轮 · {by ?? '系统'}于{momentText(at)}保存
            </span>{' '}
            <Button type="link" size="small" onClick={() => props.onRead({ version })}>
              与现在的差别
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}

function readEarlier(id: number, earlier: Earlier) {
  return 'revision' in earlier
    ? call<typeof getRevision>('get', '/documents/{id}/revisions/{revision}', {
        params: { id, revision: earlier.revision },
      })
    : call<typeof getDraftVersion>('get', '/documents/{id}/versions/{version}', {
        params: { id, version: earlier.version },
      });
}

interface Of {
  readonly document: DocumentDetail;
  readonly revision: number;
  readonly onClose: () => void;
}

function EarlierText(props: Omit<Of, 'revision'> & { readonly earlier: Earlier }): ReactNode {
  const { document, earlier, onClose } = props;
  const columns = useColumns(document.organ.code);
  const { data, error } = useQuery({
    queryKey: ['document', document.id, 'earlier', earlier],
    queryFn: () => readEarlier(document.id, earlier),
  });
  const title =
    'revision' in earlier ? `第${earlier.revision}版` : `第${earlier.version}稿与现在的差别`;
  return (
    <Modal open width={840} title={title} footer={null} onCancel={onClose}>
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

// One policy item: what readers see, what is written beside it, and the form that writes it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Popconfirm, Spin } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { emptyItem, type PolicyItemContent } from '../../rules/policy/item.ts';
import type {
  postItemSubmit,
  postPolicyItem,
  postPolicyItemDiscard,
  putPolicyItem,
} from '../../web/api/policy-items.ts';
import { call } from '../api.ts';
import { DocumentPicker } from '../documents/DocumentPicker.tsx';
import type { PageProps } from '../pages.tsx';
import { Page } from '../parts/Page.tsx';
import { faultsOf, Problem } from '../parts/Problem.tsx';
import { goTo, Link, usePlace } from '../router.tsx';
import { useMay } from '../session.ts';
import { normal, stillTrue } from './condition-edit.ts';
import type { FaultsAt } from './ConditionEditor.tsx';
import { ItemForm } from './ItemForm.tsx';
import { type Item, itemsKey, itemsTrail, useClauses, useItem } from './policy-queries.ts';
import { PolicyItemReading } from './PolicyItemReading.tsx';
import { wayMark } from './way-mark.tsx';

export default function PolicyItemPage({ parts }: PageProps): ReactNode {
  return parts['id'] === 'new' ? <NewItem /> : <KnownItem id={Number(parts['id'])} />;
}

function KnownItem({ id }: { readonly id: number }): ReactNode {
  const { data, error, refetch } = useItem(id);
  const may = useMay();
  const [isEditing, edit] = useState(false);
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  const maySave = data.acts.some(({ act }) => act === 'save') && may('edit-documents');
  const isWriting = maySave && (isEditing || (data.draft !== null && data.content === null));
  return isWriting ? (
    <Editor item={data} onDone={() => edit(false)} />
  ) : (
    <PolicyItemReading item={data} onEdit={maySave ? () => edit(true) : undefined} />
  );
}

function NewItem(): ReactNode {
  const { query } = usePlace();
  const given = Number(query.get('document') ?? '');
  const [picked, pick] = useState<number | undefined>(given > 0 ? given : undefined);
  const [content, change] = useState<PolicyItemContent>(emptyItem);
  const [tried, remember] = useState<PolicyItemContent>(emptyItem);
  const clauses = useClauses(picked);
  const client = useQueryClient();
  const step = useRef(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (documentId: number) => {
      remember(content);
      return call<typeof postPolicyItem>('post', '/policy-items', {
        body: { documentId, content: sent(content) as never },
      });
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: [...itemsKey] });
      goTo(`/policy-items/${id}?step=${step.current}`, { replace: true });
    },
  });
  const document = clauses.data?.document;
  return (
    <Page title="提炼政策事项" trail={itemsTrail}>
      {error !== null && <Problem error={error} />}
      <Form layout="vertical" component="div" className="entry-form">
        <Form.Item label="从哪一份文件提炼" htmlFor="policy-document">
          <DocumentPicker
            id="policy-document"
            label="从哪一份文件提炼"
            name={document?.title ?? ''}
            isPublished
            onChoose={({ id }) => pick(id ?? undefined)}
          />
        </Form.Item>
      </Form>
      {clauses.error !== null && <Problem error={clauses.error} />}
      {document !== undefined && (
        <>
          <ItemForm
            documentId={picked}
            content={content}
            faults={stillTrue(byField(error, []), content, tried)}
            onChange={change}
            onStep={(at) => {
              step.current = at;
            }}
          />
          <div className="form-actions form-actions-fixed">
            <Button
              type="primary"
              loading={isPending}
              onClick={() => picked !== undefined && mutate(picked)}
            >
              保存草稿
            </Button>
            <span className="quiet">没有填完也可以保存，填错的会指出来</span>
          </div>
        </>
      )}
    </Page>
  );
}

/** Empty lines of a list are the keyboard's. */
function sent(content: PolicyItemContent): PolicyItemContent {
  return {
    ...content,
    materials: content.materials.map((line) => line.trim()).filter((line) => line !== ''),
  };
}

function byField(error: unknown, missing: Item['missing']): FaultsAt {
  const found = error === null ? [] : faultsOf(error);
  return new Map([
    ...missing.map(({ field, reason }) => [field, reason] as const),
    ...found.flatMap(({ field, message }) =>
      field === undefined ? [] : [[field.replace(/^content\./, ''), message] as const],
    ),
  ]);
}

function Editor(props: { readonly item: Item; readonly onDone: () => void }): ReactNode {
  const { item, onDone } = props;
  const { query } = usePlace();
  const [content, change] = useState<PolicyItemContent>(() => {
    const begun = item.draft ?? item.content ?? emptyItem;
    return { ...begun, condition: normal(begun.condition) };
  });
  const [tried, remember] = useState(content);
  // What somebody else saves meanwhile does not replace what is on the screen: the server says so when it is saved.
  const [version, follow] = useState(item.version);
  const client = useQueryClient();
  const { message } = App.useApp();
  const renew = () => client.invalidateQueries({ queryKey: [...itemsKey] });
  const save = useMutation({
    mutationFn: () => {
      remember(content);
      return call<typeof putPolicyItem>('put', '/policy-items/{id}', {
        params: { id: item.id },
        body: { version, content: sent(content) as never },
      });
    },
    onSuccess: async ({ missing, version: saved }) => {
      follow(saved);
      message.success(
        missing.length === 0 ? '已保存，可以送审' : `已保存，还有${missing.length}处没有填完`,
      );
      await renew();
    },
  });
  const submit = useMutation({
    mutationFn: async () => {
      const { id } = item;
      remember(content);
      const saved = await call<typeof putPolicyItem>('put', '/policy-items/{id}', {
        params: { id },
        body: { version, content: sent(content) as never },
      });
      follow(saved.version);
      return await call<typeof postItemSubmit>('post', '/policy-items/{id}/submit', {
        params: { id },
        body: { version: saved.version },
      });
    },
    onSuccess: async () => {
      message.success('已送审，由另一人审核发布');
      onDone();
      await renew();
    },
    // The draft itself may have been saved on the way.
    onError: () => void renew(),
  });
  const discard = useMutation({
    mutationFn: () =>
      call<typeof postPolicyItemDiscard>('post', '/policy-items/{id}/discard', {
        params: { id: item.id },
        body: { version },
      }),
    onSuccess: async () => {
      if (item.content === null) goTo('/policy-items', { replace: true });
      else onDone();
      await renew();
    },
  });
  const error = save.error ?? submit.error ?? discard.error;
  const faults = stillTrue(byField(error, item.draft === null ? [] : item.missing), content, tried);
  return (
    <Page title={content.name === '' ? '政策事项' : content.name} trail={itemsTrail}>
      <p>
        {wayMark(item)} 出自<Link to={`/documents/${item.document.id}`}>{item.document.title}</Link>
      </p>
      {item.returnReason !== null && (
        <Alert type="warning" showIcon className="problem" title={`退回：${item.returnReason}`} />
      )}
      {error !== null && <Problem error={error} />}
      {error === null && faults.size > 0 && (
        <p className="form-note">送审前还要补：{[...new Set(faults.values())].join('；')}</p>
      )}
      <ItemForm
        begunAt={Number(query.get('step') ?? 0)}
        documentId={item.document.id}
        ownId={item.id}
        content={content}
        faults={faults}
        onChange={change}
      />
      <div className="form-actions form-actions-fixed">
        <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate()}>
          保存并送审
        </Button>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          保存草稿
        </Button>
        {item.draft !== null && (
          <Popconfirm
            title={item.content === null ? '删除这份草稿？' : '放弃草稿？读者看到的内容不变'}
            okText="放弃"
            cancelText="取消"
            onConfirm={() => discard.mutate()}
          >
            <Button type="text">放弃草稿</Button>
          </Popconfirm>
        )}
        {item.content !== null && <Button onClick={onDone}>不改了</Button>}
      </div>
    </Page>
  );
}

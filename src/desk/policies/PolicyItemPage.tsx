// One policy item: what readers see, what is written beside it, and the form that writes it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Popconfirm, Spin } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { emptyItem, type PolicyItemContent } from '../../rules/policy/item.ts';
import type { postItemSubmit } from '../../web/api/policy-item-acts.ts';
import type { postPolicyItemDiscard } from '../../web/api/policy-items.ts';
import { call } from '../api.ts';
import { DocumentPicker } from '../documents/DocumentPicker.tsx';
import type { PageProps } from '../pages.tsx';
import { Page } from '../parts/Page.tsx';
import { faultsOf, Problem } from '../parts/Problem.tsx';
import { goTo, Link, usePlace } from '../router.tsx';
import { forgetDraft } from '../parts/kept-draft.ts';
import { KeptDraftNotice } from '../parts/KeptDraftNotice.tsx';
import { SaveLine } from '../parts/SaveLine.tsx';
import { useMay, useSession } from '../session.ts';
import { normal, stillTrue } from './condition-edit.ts';
import type { FaultsAt } from './ConditionEditor.tsx';
import { ItemForm } from './ItemForm.tsx';
import { type Item, itemsKey, itemsTrail, useClauses, useItem } from './policy-queries.ts';
import { PolicyItemReading } from './PolicyItemReading.tsx';
import { keptName, useItemSaving } from './use-item-saving.ts';
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
  const clauses = useClauses(picked);
  const document = clauses.data?.document;
  return (
    <Page title="提炼政策事项" trail={itemsTrail}>
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
      {document !== undefined && <NewDraft key={document.id} documentId={document.id} />}
    </Page>
  );
}

/** From its first saving it has a number and an address; the page stays as it is under the hands until it is asked to save. */
function NewDraft({ documentId }: { readonly documentId: number }): ReactNode {
  const step = useRef(0);
  const { username } = useSession();
  const saving = useItemSaving({ item: undefined, documentId, content: emptyItem }, ({ id }) =>
    window.history.replaceState(null, '', `/desk/policy-items/${id}?step=${step.current}`),
  );
  const { content, error, tried, state, savedAt } = saving;
  return (
    <>
      <KeptDraftNotice
        username={username}
        about={keptName(undefined, documentId)}
        onRestore={(draft) => saving.change(draft as PolicyItemContent)}
      />
      {error !== null && <Problem error={error} />}
      <ItemForm
        documentId={documentId}
        content={content}
        faults={stillTrue(byField(error, []), content, tried)}
        onChange={saving.change}
        onStep={(at) => {
          step.current = at;
        }}
      />
      <div className="form-actions form-actions-fixed">
        <Button
          type="primary"
          loading={state === 'saving'}
          onClick={() =>
            void saving.save().then((saved) => {
              if (saved) goTo(`/policy-items/${saved.id}?step=${step.current}`, { replace: true });
            })
          }
        >
          保存草稿
        </Button>
        <SaveLine state={state} savedAt={savedAt} needed="填写事项名称后自动保存，没有填完也可以" />
      </div>
    </>
  );
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
  const { username } = useSession();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [begun] = useState<PolicyItemContent>(() => {
    const text = item.draft ?? item.content ?? emptyItem;
    return { ...text, condition: normal(text.condition) };
  });
  const saving = useItemSaving({ item, documentId: item.document.id, content: begun });
  const { content, tried, state, savedAt, theirs } = saving;
  const renew = () => client.invalidateQueries({ queryKey: [...itemsKey] });
  const save = async (): Promise<void> => {
    const saved = await saving.save();
    if (saved === undefined) return;
    const { missing } = saved;
    message.success(
      missing.length === 0 ? '已保存，可以送审' : `已保存，还有${missing.length}处没有填完`,
    );
  };
  const submit = useMutation({
    mutationFn: async () => {
      const { id } = item;
      const saved = await saving.save();
      if (saved === undefined) return false;
      await call<typeof postItemSubmit>('post', '/policy-items/{id}/submit', {
        params: { id },
        body: { version: saved.version },
      });
      return true;
    },
    onSuccess: async (isSent) => {
      if (!isSent) return;
      saving.stop();
      message.success('已送审，由另一人审核发布');
      onDone();
      await renew();
    },
  });
  const discard = useMutation({
    mutationFn: () => {
      saving.stop();
      return call<typeof postPolicyItemDiscard>('post', '/policy-items/{id}/discard', {
        params: { id: item.id },
        body: { version: saving.version() ?? 0 },
      });
    },
    onSuccess: async () => {
      forgetDraft(username, keptName(item.id, item.document.id));
      if (item.content === null) goTo('/policy-items', { replace: true });
      else onDone();
      await renew();
    },
  });
  const error = saving.error ?? submit.error ?? discard.error;
  const missing = saving.missing ?? (item.draft === null ? [] : item.missing);
  const faults = stillTrue(byField(error, missing), content, tried);
  return (
    <Page title={content.name === '' ? '政策事项' : content.name} trail={itemsTrail}>
      <p>
        {wayMark(item)} 出自<Link to={`/documents/${item.document.id}`}>{item.document.title}</Link>
      </p>
      {item.returnReason !== null && (
        <Alert type="warning" showIcon className="problem" title={`退回：${item.returnReason}`} />
      )}
      <KeptDraftNotice
        username={username}
        about={keptName(item.id, item.document.id)}
        onRestore={(draft) => saving.change(draft as PolicyItemContent)}
      />
      {theirs !== undefined && <Overtaken theirs={theirs} onSettle={saving.settle} />}
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
        onChange={saving.change}
      />
      <div className="form-actions form-actions-fixed">
        <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate()}>
          保存并送审
        </Button>
        <Button loading={state === 'saving'} onClick={() => void save()}>
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
        {item.content !== null && <Button onClick={onDone}>先不改了</Button>}
        <SaveLine state={state} savedAt={savedAt} needed="" />
      </div>
    </Page>
  );
}

/** Both texts are there until somebody chooses; nothing saves itself meanwhile. */
function Overtaken(props: {
  readonly theirs: Item;
  readonly onSettle: (with_: 'theirs' | 'mine') => void;
}): ReactNode {
  const { theirs, onSettle } = props;
  const [last] = theirs.words;
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={`${last === undefined ? '别人' : last.by}先保存了一稿，您这一稿还没有保存`}
      description="下面是您写的。改用对方的一稿，您写的就不要了；以您的为准，就替换对方的一稿。"
      action={
        <span className="form-actions">
          <Button size="small" onClick={() => onSettle('theirs')}>
            改用对方的一稿
          </Button>
          <Button size="small" onClick={() => onSettle('mine')}>
            以我的为准
          </Button>
        </span>
      }
    />
  );
}

// One policy item: what readers see, what is written beside it, and what may be done with it now. Whoever approves reads
// it on one page, on a phone too.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Popconfirm, Space, Spin } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { ruleInWords } from '../../rules/policy/amount.ts';
import {
  deliveryModes,
  emptyItem,
  itemStates,
  periodInWords,
  type PolicyItemContent,
  policyLevels,
  policyTypes,
} from '../../rules/policy/item.ts';
import { type PolicyItemAct, policyItemActs } from '../../rules/policy/item-way.ts';
import type {
  postItemPublish,
  postItemRecall,
  postItemReturn,
  postItemSubmit,
  postItemWithdraw,
  postPolicyItem,
  postPolicyItemCopy,
  postPolicyItemDiscard,
  putPolicyItem,
} from '../../web/api/policy-items.ts';
import { call } from '../api.ts';
import { DocumentPicker } from '../documents/DocumentPicker.tsx';
import type { PageProps } from '../pages.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { faultsOf, Problem } from '../parts/Problem.tsx';
import { goTo, Link, usePlace } from '../router.tsx';
import { useMay } from '../session.ts';
import { normal, stillTrue } from './condition-edit.ts';
import type { FaultsAt } from './ConditionEditor.tsx';
import { ItemForm } from './ItemForm.tsx';
import { type Item, itemsKey, useClauses, useItem, useTerms } from './policy-queries.ts';
import { TrialPanel } from './TrialPanel.tsx';
import { wayMark } from './way-mark.tsx';

const trail = [{ to: '/policy-items', label: '政策事项' }];

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
    <Reading item={data} onEdit={maySave ? () => edit(true) : undefined} />
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
    <Page title="提炼政策事项" trail={trail}>
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
    <Page title={content.name === '' ? '政策事项' : content.name} trail={trail}>
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

function Reading(props: {
  readonly item: Item;
  readonly onEdit: (() => void) | undefined;
}): ReactNode {
  const { item, onEdit } = props;
  const shown = item.draft ?? item.content;
  const terms = useTerms();
  const may = useMay();
  return (
    <Page
      title={shown?.name === '' || !shown ? '政策事项' : shown.name}
      trail={trail}
      actions={
        <Space wrap>
          {onEdit !== undefined && <Button onClick={onEdit}>修改</Button>}
          {may('edit-documents') && <CopyButton id={item.id} />}
        </Space>
      }
    >
      <p>
        {wayMark(item)} {item.state !== null && <Mark>{itemStates[item.state]}</Mark>} 出自
        <Link to={`/documents/${item.document.id}`}>{item.document.title}</Link>
      </p>
      {item.withdrawnReason !== null && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title={`已撤下：${item.withdrawnReason}`}
        />
      )}
      {!item.document.isPublished && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title="文件已经撤下，读者看不到这个事项"
        />
      )}
      {item.draft !== null && item.content !== null && item.way !== 'withdrawn' && (
        <p className="form-note">
          下面是还没有发布的新稿；读者看到的是第{item.edition}次发布的内容。
        </p>
      )}
      {shown !== null && <ContentFacts content={shown} />}
      <Acts item={item} />
      {shown !== null && (
        <Panel title="申报条件和样本测试">
          <TrialPanel
            condition={shown.condition}
            amount={shown.amount}
            terms={terms}
            mayEdit={false}
          />
        </Panel>
      )}
      <Panel title="经过">
        <ul className="task-list">
          {item.words.map(({ act, note, by, at }, i) => (
            <li key={i}>
              {momentText(at)} {by} {policyItemActs[act]}
              {note === null ? '' : `：${note}`}
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

function ContentFacts({ content }: { readonly content: PolicyItemContent }): ReactNode {
  const { anchor, text } = content.supportClause;
  return (
    <Facts
      facts={[
        ['政策类型', `${policyLevels[content.level]}级 · ${policyTypes[content.type]}`],
        ['支持对象', content.audience],
        ['支持标准', content.support],
        ['依据', text === '' ? '' : `${anchor}“${text}”`],
        ['金额', content.amount && ruleInWords(content.amount)],
        ['资金来源', content.fundSource],
        ['申报时间', periodInWords(content)],
        [
          '兑现',
          `${deliveryModes[content.delivery].label}${
            content.deliveryDays === undefined ? '' : `，${content.deliveryDays}个工作日内`
          }`,
        ],
        ['受理单位', content.office],
        ['咨询电话', content.phone],
        ['受理地址', content.address],
        ['办理入口', content.applyAt],
        ['申报材料', content.materials.join('\n')],
        ['除外情形', content.exclusions],
        ['叠加', content.canStack ? '可以与其他政策同时享受' : '不与同类政策同时享受'],
      ]}
    />
  );
}

function CopyButton({ id }: { readonly id: number }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      call<typeof postPolicyItemCopy>('post', '/policy-items/{id}/copy', {
        params: { id },
        body: {},
      }),
    onSuccess: async (copy) => {
      await client.invalidateQueries({ queryKey: [...itemsKey] });
      goTo(`/policy-items/${copy.id}`);
    },
    onError: (error) => message.error(faultsOf(error)[0]?.message),
  });
  return (
    <Button loading={isPending} onClick={() => mutate()}>
      复制为新事项
    </Button>
  );
}

type SpokenAct = Exclude<PolicyItemAct, 'save'>;

function Acts({ item }: { readonly item: Item }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asking, ask] = useState<'return' | 'withdraw'>();
  const [reason, type] = useState('');
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async (act: SpokenAct) => {
      const { id, version } = item;
      const params = { id };
      const plain = { params, body: { version } };
      const said = { params, body: { version, reason } };
      switch (act) {
        case 'submit':
          return await call<typeof postItemSubmit>('post', '/policy-items/{id}/submit', plain);
        case 'recall':
          return await call<typeof postItemRecall>('post', '/policy-items/{id}/recall', plain);
        case 'publish':
          return await call<typeof postItemPublish>('post', '/policy-items/{id}/publish', plain);
        case 'return':
          return await call<typeof postItemReturn>('post', '/policy-items/{id}/return', said);
        case 'withdraw':
          return await call<typeof postItemWithdraw>('post', '/policy-items/{id}/withdraw', said);
      }
    },
    onSuccess: async (_, act) => {
      message.success(`已${policyItemActs[act]}`);
      ask(undefined);
      await client.invalidateQueries({ queryKey: [...itemsKey] });
      await client.invalidateQueries({ queryKey: ['badges'] });
      await client.invalidateQueries({ queryKey: ['inbox'] });
    },
  });
  const acts = item.acts.filter(({ act }) => act !== 'save');
  if (acts.length === 0) return null;
  return (
    <Panel title="办理" id="acts">
      {error !== null && asking === undefined && <Problem error={error} />}
      <Space wrap>
        {acts.map(({ act, label, allowed }) => (
          <Button
            key={act}
            type={act === 'publish' ? 'primary' : 'default'}
            disabled={!allowed}
            loading={isPending && asking === undefined}
            onClick={() => {
              reset();
              if (act === 'return' || act === 'withdraw') ask(act);
              else mutate(act as SpokenAct);
            }}
          >
            {label}
          </Button>
        ))}
      </Space>
      {acts.map(({ act, why }) =>
        why === null ? null : (
          <p key={act} className="quiet">
            {why.message}
          </p>
        ),
      )}
      <Modal
        open={asking !== undefined}
        title={asking === undefined ? '' : `${policyItemActs[asking]}政策事项`}
        okText={asking === undefined ? '' : policyItemActs[asking]}
        confirmLoading={isPending}
        onOk={() => asking !== undefined && mutate(asking)}
        onCancel={() => ask(undefined)}
      >
        {error !== null && <Problem error={error} />}
        <Input.TextArea
          aria-label="理由"
          placeholder="理由"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={({ target }) => type(target.value)}
        />
      </Modal>
    </Panel>
  );
}

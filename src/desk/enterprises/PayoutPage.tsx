// One list of 免申即享 and its way: which acts are open to whoever looks says the server.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Spin, TreeSelect } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { moneyInWords } from '../../rules/policy/amount.ts';
import { lineStates, payoutEventNames, payoutStates } from '../../rules/policy/payout.ts';
import type { Permission } from '../../rules/roles.ts';
import type { getPayout, postPayoutAccount } from '../../web/api/payouts.ts';
import { addressOf, call, type ReplyOf } from '../api.ts';
import { columnTree, useColumns } from '../documents/columns.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Facts } from '../parts/Facts.tsx';
import { showFaults } from '../parts/forms.ts';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { RevealButton, useRevealed } from '../parts/RevealButton.tsx';
import { askForFile } from '../parts/take-file.ts';
import type { PageProps } from '../pages.tsx';
import { Link } from '../router.tsx';
import { useMay, useSession } from '../session.ts';
import { payoutTones } from './Payouts.tsx';

type Payout = ReplyOf<typeof getPayout>;
type Line = Payout['lines'][number];
type Act = Payout['acts'][number];

/** A dialog that is open: where it posts and what it asks. */
interface Asked {
  readonly title: string;
  readonly path: string;
  readonly fixed?: Readonly<Record<string, unknown>>;
  readonly fields: readonly Field[];
}
type Field = 'text' | 'reason' | 'objections' | 'column' | 'yuan' | 'on' | 'reference';

const fieldNames: Readonly<Record<Field, string>> = {
  text: '意见',
  reason: '理由',
  objections: '异议和处理情况（没有异议的不填）',
  column: '栏目',
  yuan: '金额（元）',
  on: '兑付日期',
  reference: '支付凭证号',
};

/** Who drafts a document is one who writes documents. */
function permissionFor(act: Act): Permission {
  if (act === 'notice-drafted' || act === 'result-drafted') return 'edit-documents';
  const isDecision = act === 'approved' || act === 'returned' || act === 'cancelled';
  return isDecision ? 'approve-payouts' : 'keep-enterprises';
}

export default function PayoutPage({ parts }: PageProps): ReactNode {
  const id = Number(parts['id']);
  const may = useMay();
  const [asked, ask] = useState<Asked>();
  const { data, error, refetch } = useQuery({
    queryKey: ['payout', id],
    queryFn: () => call<typeof getPayout>('get', '/payouts/{id}', { params: { id } }),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  const open = (act: Act): boolean => data.acts.includes(act) && may(permissionFor(act));
  const decide = (act: 'approved' | 'returned' | 'cancelled', title: string): ReactNode =>
    open(act) && (
      <Button
        type={act === 'approved' ? 'primary' : 'default'}
        onClick={() => ask({ title, path: 'decision', fixed: { act }, fields: ['text'] })}
      >
        {title}
      </Button>
    );
  const step = (act: Act, title: string, path: string, fields: readonly Field[]): ReactNode =>
    open(act) && (
      <Button type="primary" onClick={() => ask({ title, path, fields })}>
        {title}
      </Button>
    );
  return (
    <Page
      title={`${data.item}：${data.number}`}
      trail={[{ to: '/payouts', label: '免申即享' }]}
      actions={
        <>
          {decide('cancelled', '终止')}
          {decide('returned', '退回')}
          {decide('approved', '核准名单')}
          {step('confirmation-closed', '结束确认', 'confirmation-end', [])}
          {step('notice-drafted', '起草公示', 'notice', ['column'])}
          {step('notice-over', '登记公示结束', 'notice-end', ['objections'])}
          {step('result-drafted', '起草兑现结果', 'result', ['column'])}
        </>
      }
    >
      <Facts
        facts={[
          [
            '状态',
            <Mark key="state" tone={payoutTones[data.state]}>
              {payoutStates[data.state]}
            </Mark>,
          ],
          ['合计', moneyInWords(data.total)],
          ['企业最迟确认', data.confirmBy],
          ['应当兑付', data.payBy !== null && `${data.payBy}前`],
          [
            '公示',
            data.noticeId !== null && (
              <Link key="notice" to={`/documents/${data.noticeId}`}>
                打开文件
              </Link>
            ),
          ],
          [
            '兑现结果',
            data.resultId !== null && (
              <Link key="result" to={`/documents/${data.resultId}`}>
                打开文件
              </Link>
            ),
          ],
          [
            '政策事项',
            <Link key="item" to={`/policy-reach/${data.itemId}`}>
              覆盖的企业
            </Link>,
          ],
        ]}
      />
      <Panel title="企业">
        <DataTable<Line>
          name="payout-lines"
          columns={lineColumns(data, open, ask)}
          rows={data.lines}
          rowKey={(line) => line.id}
          empty=""
        />
      </Panel>
      <Panel title="经过">
        <DataTable<Payout['events'][number]>
          name="payout-events"
          columns={eventColumns}
          rows={data.events}
          rowKey={({ at, kind, text }) => `${at} ${kind} ${text}`}
          empty=""
        />
      </Panel>
      {asked !== undefined && <Dialog id={id} asked={asked} onClose={() => ask(undefined)} />}
    </Page>
  );
}

const eventColumns: readonly Column<Payout['events'][number]>[] = [
  { key: 'at', title: '时间', width: 150, cell: ({ at }) => momentText(at) },
  { key: 'kind', title: '办理', width: 130, cell: ({ kind }) => payoutEventNames[kind] },
  { key: 'by', title: '办理人', width: 110, cell: ({ by }) => by },
  { key: 'text', title: '内容', cell: ({ text }) => text },
];

function lineColumns(
  payout: Payout,
  open: (act: Act) => boolean,
  ask: (asked: Asked) => void,
): readonly Column<Line>[] {
  return [
    {
      key: 'name',
      title: '企业',
      cell: ({ enterpriseId, name, creditCode }) => (
        <>
          <Link to={`/enterprises/${enterpriseId}`}>{name}</Link>
          <div className="quiet">{creditCode}</div>
        </>
      ),
    },
    { key: 'state', title: '状态', width: 110, cell: ({ state }) => lineStates[state] },
    {
      key: 'fen',
      title: '金额',
      width: 220,
      cell: ({ fen, basis }) => (
        <>
          {moneyInWords(fen)}
          <div className="quiet">{basis}</div>
        </>
      ),
      sortBy: ({ fen }) => fen,
    },
    {
      key: 'account',
      title: '账户',
      width: 180,
      cell: (line) => line.account !== null && <Account payoutId={payout.id} line={line} />,
    },
    { key: 'paidOn', title: '兑付日期', width: 110, cell: ({ paidOn }) => paidOn ?? '' },
    {
      key: 'acts',
      title: '办理',
      width: 220,
      cell: ({ id, state, fen }) => {
        const isStanding = state === 'listed' || state === 'confirmed';
        return (
          <>
            {isStanding && open('amount-changed') && (
              <Button
                size="small"
                onClick={() =>
                  ask({
                    title: '更改金额',
                    path: 'amounts',
                    fixed: { line: id },
                    fields: ['yuan', 'reason'],
                  })
                }
              >
                更改金额
              </Button>
            )}{' '}
            {isStanding && open('line-removed') && (
              <Button
                size="small"
                onClick={() =>
                  ask({
                    title: '移出名单',
                    path: 'removals',
                    fixed: { line: id },
                    fields: ['reason'],
                  })
                }
              >
                移出
              </Button>
            )}{' '}
            {state === 'confirmed' && open('line-paid') && (
              <Button
                size="small"
                type="primary"
                onClick={() =>
                  ask({
                    title: `登记兑付${moneyInWords(fen)}`,
                    path: 'payments',
                    fixed: { line: id, fen },
                    fields: ['on', 'reference'],
                  })
                }
              >
                登记兑付
              </Button>
            )}
          </>
        );
      },
    },
  ];
}

function Account(props: { readonly payoutId: number; readonly line: Line }): ReactNode {
  const { payoutId, line } = props;
  const [shown, show] = useRevealed<ReplyOf<typeof postPayoutAccount>>();
  return (
    <>
      {shown === undefined ? line.account : `${shown.bank}，${shown.number}`}{' '}
      <RevealButton
        title={`查看${line.name}的账户`}
        permission="reveal-enterprises"
        example="如：办理支付"
        isShown={shown !== undefined}
        load={(body) =>
          call<typeof postPayoutAccount>('post', '/payouts/{id}/accounts/{line}', {
            params: { id: payoutId, line: line.id },
            body,
          })
        }
        onShow={show}
      />
    </>
  );
}

type Values = Partial<Record<Field, string | number>>;

function Dialog(props: {
  readonly id: number;
  readonly asked: Asked;
  readonly onClose: () => void;
}): ReactNode {
  const { id, asked, onClose } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const { today } = useSession();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ yuan, ...rest }: Values) =>
      askForFile(addressOf(`/payouts/{id}/${asked.path}`, { id }), {
        ...asked.fixed,
        ...rest,
        ...(yuan === undefined ? {} : { fen: Math.round(Number(yuan) * 100) }),
      }),
    onSuccess: async () => {
      message.success(`已办理：${asked.title}`);
      await client.invalidateQueries({ queryKey: ['payout', id] });
      await client.invalidateQueries({ queryKey: ['payouts'] });
      onClose();
    },
    onError: (fault) =>
      setShown(showFaults(form, fault, (field) => (field === 'fen' ? 'yuan' : field))),
  });
  return (
    <Modal
      open
      title={asked.title}
      okText={asked.title}
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ text: '', reason: '', objections: '', on: today, reference: '' }}
        onFinish={mutate}
      >
        {asked.fields.map((field) => (
          <Form.Item
            key={field}
            name={field}
            label={fieldNames[field]}
            rules={
              field === 'column' || field === 'yuan'
                ? [{ required: true, message: `请填写${fieldNames[field]}` }]
                : []
            }
          >
            {inputOf(field)}
          </Form.Item>
        ))}
        {asked.fields.length === 0 && <p>没有确认的企业视为放弃，移出这份名单的兑付。</p>}
      </Form>
    </Modal>
  );
}

/** Asks for the columns only where one is chosen: who approves need not see them. */
function ColumnField(props: {
  readonly id?: string;
  readonly value?: number;
  readonly onChange?: (value: number) => void;
}): ReactNode {
  const { organ } = useSession();
  const columns = useColumns(organ.code);
  const tree = useMemo(() => columnTree(columns), [columns]);
  return (
    <TreeSelect
      {...props}
      treeData={tree}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
    />
  );
}

function inputOf(field: Field): ReactNode {
  if (field === 'column') return <ColumnField />;
  if (field === 'yuan') return <InputNumber min={0} precision={2} />;
  if (field === 'on') return <DayInput />;
  if (field === 'reference') return <Input maxLength={100} />;
  return <Input.TextArea rows={2} maxLength={500} />;
}

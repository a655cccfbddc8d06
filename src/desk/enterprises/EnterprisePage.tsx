// 一企一档: one firm with its facts and whence they come, its labels, and every policy with the reasons; what if a fact
// were another.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { enterpriseSizes } from '../../rules/policy/enterprise-size.ts';
import { factGroups, factKeys, factLine, type FactGroup } from '../../rules/policy/facts.ts';
import { itemStates } from '../../rules/policy/item.ts';
import type {
  postEnterpriseReveal,
  putEnterpriseConsent,
} from '../../web/api/enterprise-contact.ts';
import type { postEnterpriseMatches } from '../../web/api/enterprise-matches.ts';
import type { getEnterprise } from '../../web/api/enterprises.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { RevealButton, useRevealed } from '../parts/RevealButton.tsx';
import type { PageProps } from '../pages.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { consentWords } from './Enterprises.tsx';
import { FoldedReasons, MatchMark } from './Reasons.tsx';

type Firm = ReplyOf<typeof getEnterprise>;
type Fact = Firm['facts'][number];
type Matches = ReplyOf<typeof postEnterpriseMatches>;
type Item = Matches['items'][number];

export default function EnterprisePage({ parts }: PageProps): ReactNode {
  const id = Number(parts['id']);
  const { data, error, refetch } = useQuery({
    queryKey: ['enterprise', id],
    queryFn: () => call<typeof getEnterprise>('get', '/enterprises/{id}', { params: { id } }),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  return (
    <Page title={data.name} trail={[{ to: '/enterprises', label: '企业库' }]}>
      <Facts
        facts={[
          ['统一社会信用代码', data.creditCode],
          ['企业规模', data.size === null ? '待确认' : enterpriseSizes[data.size]],
          ['标签', data.labels.join('、')],
          ['联系人', <Contact key="contact" firm={data} />],
          ['接收推送', <Consent key="consent" firm={data} />],
        ]}
      />
      <MatchesPanel id={id} />
      <Panel title="事实和来源">
        <FirmFacts facts={data.facts} />
      </Panel>
    </Page>
  );
}

/** What nobody told is folded away: half of the table would say nothing. */
function FirmFacts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  const [isWhole, showAll] = useState(false);
  const known = facts.filter(({ source, isDerived }) => source !== null || isDerived);
  const unknown = facts.length - known.length;
  return (
    <DataTable<Fact>
      name="enterprise-facts"
      columns={factColumns}
      rows={isWhole ? facts : known}
      rowKey={({ key }) => key}
      empty="什么也不知道，请导入数据"
      tools={
        unknown > 0 && (
          <Button onClick={() => showAll(!isWhole)}>
            {isWhole ? '只列知道的' : `还有${unknown}项不知道`}
          </Button>
        )
      }
    />
  );
}

const factColumns: readonly Column<Fact>[] = [
  {
    key: 'group',
    title: '类别',
    width: 80,
    // The facts stand in their order; on a telephone it is one line more for each.
    isExtra: true,
    cell: ({ group }) => factGroups[group as FactGroup],
    sortBy: ({ group }) => group,
  },
  { key: 'label', title: '事实', width: 220, cell: ({ label }) => label },
  {
    key: 'words',
    title: '内容',
    cell: ({ words, source, isDerived }) =>
      source === null && !isDerived ? <span className="quiet">不知道</span> : words,
  },
  {
    key: 'source',
    title: '来源和数据日期',
    width: 300,
    cell: ({ source, asOf, isDerived }) =>
      source === null ? (isDerived ? '由其他事实推算' : '') : `${source}，${asOf ?? ''}`,
  },
];

function Contact({ firm }: { readonly firm: Firm }): ReactNode {
  const [shown, show] = useRevealed<ReplyOf<typeof postEnterpriseReveal>>();
  const contact = shown ?? firm.contact;
  const words = [contact.name, contact.phone, contact.email].filter(Boolean).join('，');
  return (
    <>
      {words === '' ? '没有' : words}{' '}
      {shown !== undefined && <span>专页查询码：{shown.code} </span>}
      <RevealButton
        title="查看企业联系人和专页查询码"
        permission="reveal-enterprises"
        example="如：电话核实申报条件"
        isShown={shown !== undefined}
        load={(body) =>
          call<typeof postEnterpriseReveal>('post', '/enterprises/{id}/reveal', {
            params: { id: firm.id },
            body,
          })
        }
        onShow={show}
      />
    </>
  );
}

function Consent({ firm }: { readonly firm: Firm }): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [isAsking, ask] = useState(false);
  const [form] = Form.useForm<{ source: string }>();
  const next = firm.consent === 'given' ? 'refused' : 'given';
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ source }: { source: string }) =>
      call<typeof putEnterpriseConsent>('put', '/enterprises/{id}/consent', {
        params: { id: firm.id },
        body: { consent: next, source },
      }),
    onSuccess: async () => {
      ask(false);
      message.success('已登记');
      await client.invalidateQueries({ queryKey: ['enterprise', firm.id] });
    },
  });
  const [label, tone] = consentWords[firm.consent];
  return (
    <>
      <Mark tone={tone}>{label}</Mark>{' '}
      {firm.consentOn !== null && (
        <span className="quiet">
          {firm.consentOn}，{firm.consentSource}
        </span>
      )}{' '}
      {may('keep-enterprises') && (
        <Button size="small" onClick={() => ask(true)}>
          {next === 'given' ? '登记同意' : '登记不同意'}
        </Button>
      )}
      <Modal
        open={isAsking}
        title={next === 'given' ? '登记企业同意接收推送' : '登记企业不再接收推送'}
        okText="登记"
        confirmLoading={isPending}
        onOk={() => form.submit()}
        onCancel={() => ask(false)}
        destroyOnHidden
      >
        {error !== null && <Problem error={error} />}
        <Form form={form} layout="vertical" onFinish={mutate} preserve={false}>
          <Form.Item
            name="source"
            label="依据"
            rules={[{ required: true, whitespace: true, message: '请写明依据' }]}
          >
            <Input maxLength={100} placeholder="如：2026年12月1日来电" autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

interface Assumed {
  readonly key: string;
  readonly text: string;
}

function MatchesPanel({ id }: { readonly id: number }): ReactNode {
  const [assumed, assume] = useState<readonly Assumed[]>([]);
  const [key, chooseKey] = useState<string>();
  const [text, write] = useState('');
  const [isWhole, showFailing] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['enterprise-matches', id, assumed],
    retry: false,
    queryFn: () =>
      call<typeof postEnterpriseMatches>('post', '/enterprises/{id}/matches', {
        params: { id },
        body: { assume: [...assumed] },
      }),
  });
  const shown = data?.items.filter(({ match }) => isWhole || match.state !== 'fails');
  const failing = data?.items.filter(({ match }) => match.state === 'fails').length ?? 0;
  return (
    <Panel title="可以申报的政策">
      <div className="panel-tools">
        <Select
          className="filter-short"
          aria-label="假设的事实"
          placeholder="假设一项事实"
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={key ?? null}
          onChange={(value: string | null) => chooseKey(value ?? undefined)}
          options={factKeys.map((one) => ({ value: one, label: factLine(one).label }))}
        />
        <Input
          className="queue-search"
          aria-label="假设为"
          placeholder="假设为，如：3.2"
          value={text}
          onChange={({ target }) => write(target.value)}
        />
        <Button
          disabled={key === undefined || text.trim() === ''}
          onClick={() => {
            if (key === undefined) return;
            assume([...assumed.filter((one) => one.key !== key), { key, text: text.trim() }]);
            write('');
          }}
        >
          看看会怎样
        </Button>
        {assumed.length > 0 && <Button onClick={() => assume([])}>恢复实际</Button>}
      </div>
      {assumed.length > 0 && (
        <p>
          <Mark tone="careful">假设</Mark>{' '}
          {assumed
            .map((one) => {
              const known = factKeys.find((fact) => fact === one.key);
              return `${known === undefined ? one.key : factLine(known).label}为${one.text}`;
            })
            .join('，')}
          ；什么也没有保存。
        </p>
      )}
      {error !== null && <Problem error={error} />}
      {data !== undefined && data.questions.length > 0 && (
        <p className="quiet">
          最需要补充的事实：
          {data.questions.map(({ fact, bearsOn }) => `${fact}（关系${bearsOn}项）`).join('、')}
        </p>
      )}
      <DataTable<Item>
        name="enterprise-matches"
        columns={matchColumns}
        rows={error === null ? shown : []}
        rowKey={(item) => item.id}
        empty={
          data?.items.length === 0
            ? '还没有发布过政策事项'
            : '没有一项可以申报，看看不符合的差在哪里'
        }
        tools={
          failing > 0 && (
            <Button onClick={() => showFailing(!isWhole)}>
              {isWhole ? '不列不符合的' : `另有${failing}项不符合`}
            </Button>
          )
        }
      />
    </Panel>
  );
}

const matchColumns: readonly Column<Item>[] = [
  {
    key: 'state',
    title: '匹配结果',
    width: 190,
    cell: ({ match, before }) => (
      <>
        <MatchMark match={match} />
        {before !== null && before !== match.label && <div className="quiet">原为{before}</div>}
      </>
    ),
  },
  {
    key: 'name',
    title: '政策事项',
    width: 260,
    cell: ({ id, name }) => <Link to={`/policy-reach/${id}`}>{name}</Link>,
  },
  {
    key: 'itemState',
    title: '申报',
    width: 140,
    cell: ({ itemState, closesOn }) => (
      <>
        {itemStates[itemState]}
        {closesOn !== null && <div className="quiet">{closesOn}截止</div>}
      </>
    ),
  },
  { key: 'reasons', title: '逐条件说明', cell: ({ match }) => <FoldedReasons match={match} /> },
];

// The organ and those below it, as a tree.

import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { reportDeadlineClasses } from '../../rules/annual-report/deadline.ts';
import type { getOrgans, postOrgan } from '../../web/api/organs.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { showFaults } from '../parts/forms.ts';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay, useSession } from '../session.ts';
import { DissolutionDialog } from './DissolutionDialog.tsx';
import { ParticularsDrawer } from './ParticularsDrawer.tsx';

type Organ = ReplyOf<typeof getOrgans>['items'][number];
type Row = Organ & { readonly depth: number };

const kinds: Readonly<Record<Organ['kind'], string>> = {
  government: '政府',
  department: '部门',
  dispatched: '派出机关',
  internal: '内设机构',
};

export default function Organs(): ReactNode {
  const may = useMay();
  const [isAdding, add] = useState(false);
  const [isDissolving, dissolve] = useState(false);
  const [opened, open] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['organs'],
    queryFn: () => call<typeof getOrgans>('get', '/organs'),
  });
  const rows = data === undefined ? undefined : inTreeOrder(data.items);
  return (
    <Page
      title="机关"
      actions={
        may('manage-organs') && (
          <>
            <Button onClick={() => dissolve(true)}>登记机关撤销</Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => add(true)}>
              新建下级机关
            </Button>
          </>
        )
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Row>
        name="organs"
        columns={columns}
        rows={rows}
        rowKey={(organ) => organ.id}
        onOpen={(organ) => open(organ.code)}
        caption="点开一个机关，查看和填写公开指南、复议机关和网站信息"
        empty="没有机关"
      />
      {opened !== undefined && (
        <ParticularsDrawer
          key={opened}
          code={opened}
          onClose={() => {
            open(undefined);
            void refetch();
          }}
        />
      )}
      {isDissolving && rows !== undefined && (
        <DissolutionDialog
          organs={rows}
          onClose={() => {
            dissolve(false);
            void refetch();
          }}
        />
      )}
      {isAdding && rows !== undefined && (
        <NewOrgan
          organs={rows}
          onClose={() => {
            add(false);
            void refetch();
          }}
        />
      )}
    </Page>
  );
}

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: '名称',
    cell: ({ depth, name, dissolvedOn }) => (
      <span className="tree-name" style={{ paddingInlineStart: depth * 20 }}>
        {depth > 0 && <span aria-hidden="true">└ </span>}
        {name}
        {dissolvedOn !== null && <span className="quiet">（{dissolvedOn}撤销）</span>}
      </span>
    ),
  },
  { key: 'code', title: '代码', width: 120, cell: ({ code }) => code },
  { key: 'kind', title: '类别', width: 100, cell: ({ kind }) => kinds[kind] },
  { key: 'letterWord', title: '机关代字', width: 120, cell: ({ letterWord }) => letterWord },
  {
    key: 'credit',
    title: '统一社会信用代码',
    width: 190,
    cell: ({ creditCode }) => creditCode ?? '—',
    isExtra: true,
  },
  {
    key: 'reports',
    title: '年度报告',
    width: 200,
    cell: ({ reports, reportDeadlineClass }) => {
      if (!reports) return '不单独编制';
      return reportDeadlineClass === null
        ? '编制，期限未定'
        : reportDeadlineClass === 'township'
          ? '乡镇、街道，期限由上级设定'
          : `按${reportDeadlineClasses[reportDeadlineClass].label}的期限`;
    },
  },
  {
    key: 'remedy',
    title: '救济机关',
    width: 110,
    // An inner office is not asked in its own right (条例 27).
    cell: ({ kind, remedyConfirmed }) => {
      if (kind === 'internal') return '—';
      return remedyConfirmed ? <Mark tone="good">已确认</Mark> : <Mark tone="bad">未确认</Mark>;
    },
  },
];

/** Parents first, children under them. */
function inTreeOrder(organs: readonly Organ[]): readonly Row[] {
  const known = new Set(organs.map((organ) => organ.id));
  const below = (parentId: number | null, depth: number): Row[] =>
    organs
      .filter((organ) =>
        depth === 0
          ? organ.parentId === null || !known.has(organ.parentId)
          : organ.parentId === parentId,
      )
      .flatMap((organ) => [{ ...organ, depth }, ...below(organ.id, depth + 1)]);
  return below(null, 0);
}

function NewOrgan(props: {
  readonly organs: readonly Row[];
  readonly onClose: () => void;
}): ReactNode {
  const { organs, onClose } = props;
  const session = useSession();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<BodyOf<typeof postOrgan>>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const reports = Form.useWatch('reports', form) ?? true;
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: BodyOf<typeof postOrgan>) =>
      call<typeof postOrgan>('post', '/organs', {
        body: { ...values, reportDeadlineClass: values.reportDeadlineClass ?? null },
      }),
    onSuccess: async () => {
      message.success('机关已建立');
      onClose();
      await client.invalidateQueries({ queryKey: ['session'] });
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  return (
    <Drawer open size={480} title="新建下级机关" onClose={onClose}>
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ parent: session.organ.code, kind: 'department', reports: true }}
        onFinish={mutate}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <Form.Item name="parent" label="上级机关" required>
          <Select options={organs.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
        <Form.Item name="name" label="名称" required rules={missing('名称')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="shortName" label="简称" required rules={missing('简称')}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item
          name="code"
          label="代码"
          required
          extra="小写字母、数字、横线，如 szj；用于网址和登记编号，定后不改"
          rules={missing('代码')}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="kind" label="类别" required>
          <Radio.Group
            options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item
          name="letterWord"
          label="机关代字"
          required
          extra="答复书编号用，如 某公开"
          rules={missing('机关代字')}
        >
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="reports" valuePropName="checked">
          <Checkbox>单独编制年度报告</Checkbox>
        </Form.Item>
        {reports && (
          <Form.Item name="reportDeadlineClass" label="公布期限" extra="由上级指定，不作推定">
            <Select
              allowClear
              placeholder="未定"
              options={Object.entries(reportDeadlineClasses).map(([value, { label }]) => ({
                value,
                label,
              }))}
            />
          </Form.Item>
        )}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={isPending}>
            建立
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </Form>
    </Drawer>
  );
}

function missing(label: string): { required: true; whitespace: true; message: string }[] {
  return [{ required: true, whitespace: true, message: `请填写${label}` }];
}

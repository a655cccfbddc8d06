// What the report tells of and no other register holds: trainings, inspections, results; last year's problems with
// what was done; this year's with the measures.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select, Spin } from 'antd';
import type { ReactNode } from 'react';
import {
  type ActivityKind,
  activityKindKeys,
  activityKinds,
} from '../../rules/annual-report/activities.ts';
import type {
  getReportRegisters,
  postActivity,
  postProblem,
  putProgress,
} from '../../web/api/report-registers.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults } from '../parts/forms.ts';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';

type Registers = ReplyOf<typeof getReportRegisters>;
type ProblemLine = Registers['problems'][number];
interface At {
  readonly code: string;
  readonly year: number;
}
const base = '/organs/{code}/annual-reports/{year}';

export function ReportRegisters({ code, year }: At): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['registers', code, year],
    queryFn: () =>
      call<typeof getReportRegisters>('get', `${base}/registers`, { params: { code, year } }),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  const at = { code, year };
  return (
    <div className="report-texts">
      <p className="quiet">
        初稿据此写出监督保障、考核评议追责和问题改进；平时随时登记，年底不必再找。
      </p>
      <Panel title="培训、检查、考核、评议、追责">
        <ul className="records">
          {data.activities.map((one) => (
            <li key={one.id}>
              <b>{activityKinds[one.kind].label}</b> {one.heldOn}
              {one.people !== null && ` · ${activityKinds[one.kind].people}${one.people}`}
              <p>{one.note}</p>
              <TakeOff
                at={at}
                path={`${base}/activities/{id}/withdraw`}
                id={one.id}
                by={one.enteredBy}
              />
            </li>
          ))}
        </ul>
        <ActivityForm at={at} />
      </Panel>
      <Panel title={`${year - 1}年报告所列问题的改进情况`}>
        {data.lastProblems.length === 0 && <p className="quiet">没有登记{year - 1}年的问题</p>}
        {data.lastProblems.map((one) => (
          <ProgressForm key={one.id} at={{ code, year: year - 1 }} problem={one} />
        ))}
      </Panel>
      <Panel title={`${year}年存在的主要问题`}>
        <ul className="records">
          {data.problems.map((one) => (
            <li key={one.id}>
              {one.problem}
              <p>改进措施：{one.measure}</p>
              <TakeOff
                at={at}
                path={`${base}/problems/{id}/withdraw`}
                id={one.id}
                by={one.enteredBy}
              />
            </li>
          ))}
        </ul>
        <ProblemForm at={at} />
      </Panel>
    </div>
  );
}

function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['registers'] });
    await client.invalidateQueries({ queryKey: ['report'] });
  };
}

function TakeOff(props: {
  readonly at: At;
  readonly path: string;
  readonly id: number;
  readonly by: string;
}): ReactNode {
  const { at, path, id, by } = props;
  const may = useMay();
  const refresh = useRefresh();
  const { mutate, error } = useMutation({
    mutationFn: () => call('post', path, { params: { ...at, id }, body: {} }),
    onSuccess: refresh,
  });
  return (
    <p className="quiet">
      {by}登记{' '}
      {may('edit-report') && (
        <Button type="link" size="small" onClick={() => mutate()}>
          撤回
        </Button>
      )}
      {error !== null && <Problem error={error} />}
    </p>
  );
}

type Activity = BodyOf<typeof postActivity>;

function ActivityForm({ at }: { readonly at: At }): ReactNode {
  const may = useMay();
  const refresh = useRefresh();
  const [form] = Form.useForm<Activity>();
  const kind = Form.useWatch<ActivityKind | undefined>('kind', form) ?? 'training';
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Activity) =>
      call<typeof postActivity>('post', `${base}/activities`, {
        params: { ...at },
        body: { ...body, people: body.people ?? null },
      }),
    onSuccess: async () => {
      form.resetFields();
      await refresh();
    },
    onError: (error) => void showFaults(form, error),
  });
  if (!may('edit-report')) return null;
  return (
    <Form<Activity>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'training', heldOn: `${at.year}-12-31`, note: '' }}
      onFinish={mutate}
    >
      {error !== null && <Problem error={error} />}
      <div className="fields-2">
        <Form.Item name="kind" label="事项">
          <Select
            options={activityKindKeys.map((value) => ({
              value,
              label: activityKinds[value].label,
            }))}
          />
        </Form.Item>
        <Form.Item name="heldOn" label="日期">
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="people" label={`${activityKinds[kind].people}（可不填）`}>
        <InputNumber min={0} precision={0} className="amount" />
      </Form.Item>
      <Form.Item name="note" label="内容" rules={[{ required: true, message: '请写明内容' }]}>
        <Input maxLength={500} placeholder="如：举办依申请公开答复文书培训" />
      </Form.Item>
      <Button htmlType="submit" loading={isPending}>
        登记
      </Button>
    </Form>
  );
}

type NewProblem = BodyOf<typeof postProblem>;

function ProblemForm({ at }: { readonly at: At }): ReactNode {
  const may = useMay();
  const refresh = useRefresh();
  const [form] = Form.useForm<NewProblem>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: NewProblem) =>
      call<typeof postProblem>('post', `${base}/problems`, { params: { ...at }, body }),
    onSuccess: async () => {
      form.resetFields();
      await refresh();
    },
    onError: (error) => void showFaults(form, error),
  });
  if (!may('edit-report')) return null;
  return (
    <Form<NewProblem> form={form} layout="vertical" requiredMark={false} onFinish={mutate}>
      {error !== null && <Problem error={error} />}
      <Form.Item name="problem" label="问题" rules={[{ required: true, message: '请写明问题' }]}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item
        name="measure"
        label="改进措施"
        rules={[{ required: true, message: '请写明措施' }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Button htmlType="submit" loading={isPending}>
        登记问题
      </Button>
    </Form>
  );
}

function ProgressForm({ at, problem }: { at: At; problem: ProblemLine }): ReactNode {
  const may = useMay();
  const refresh = useRefresh();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: BodyOf<typeof putProgress>) =>
      call<typeof putProgress>('put', `${base}/problems/{id}`, {
        params: { ...at, id: problem.id },
        body,
      }),
    onSuccess: refresh,
  });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      disabled={!may('edit-report')}
      initialValues={{ progress: problem.progress, isSettled: problem.settledOn !== null }}
      onFinish={mutate}
    >
      {error !== null && <Problem error={error} />}
      <p>
        {problem.problem} {problem.settledOn !== null && <Mark tone="good">已解决</Mark>}
      </p>
      <p className="quiet">改进措施：{problem.measure}</p>
      <Form.Item name="progress" label="做了什么">
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="isSettled" valuePropName="checked">
        <Checkbox>已经解决</Checkbox>
      </Form.Item>
      <Button htmlType="submit" loading={isPending}>
        记下改进情况
      </Button>
    </Form>
  );
}

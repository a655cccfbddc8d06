// What stands behind an answer: the documents that a figure counts, who entered what and from what, and the figure that is
// printed instead with its reason.

import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Empty, Form, Input, InputNumber, Pagination, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { answerWords } from '../../rules/website-report/answers.ts';
import { isComputed, nameOfField, type WebsiteField } from '../../rules/website-report/form.ts';
import type {
  getWebsiteRecords,
  postWebsiteOverrideWithdraw,
  putWebsiteOverride,
} from '../../web/api/website-report.ts';
import { call } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import {
  mayWrite,
  useWebsiteReportChanged,
  websiteAddress,
  type WebsiteReportView,
} from './website-queries.ts';

const pageSize = 50;

export function FieldDrawer(props: {
  readonly report: WebsiteReportView;
  readonly field: WebsiteField;
  readonly onClose: () => void;
}): ReactNode {
  const { report, field, onClose } = props;
  const may = useMay();
  const title = `${nameOfField(field)}：${answerWords(field, report.answers[field]?.value)}`;
  return (
    <Drawer open size={560} title={title} onClose={onClose}>
      {isComputed(field) && <Documents report={report} field={field} />}
      <Entries report={report} field={field} />
      {isComputed(field) && may('override-report') && mayWrite(report) && (
        <OverrideFields report={report} field={field} />
      )}
    </Drawer>
  );
}

interface Shown {
  readonly report: WebsiteReportView;
  readonly field: WebsiteField;
}

function Documents({ report, field }: Shown): ReactNode {
  const [page, turn] = useState(1);
  const params = { code: report.organ.code, year: report.year };
  const { data, error, refetch } = useQuery({
    queryKey: ['website-report', 'records', params, field, page],
    queryFn: () =>
      call<typeof getWebsiteRecords>('get', `${websiteAddress}/records`, {
        params,
        query: { field, page, pageSize },
      }),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  return (
    <Panel title={`本年发布的文件（${data.total}）`}>
      {data.total === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有记录，所以是0" />
      )}
      {field === 'interpretations-total' && (
        <p className="quiet">总数另加填报的媒体评论文章数量。</p>
      )}
      <ul className="records">
        {data.items.map(({ id, title, publishedAt }) => (
          <li key={id}>
            <Link to={`/documents/${id}`}>{title}</Link>
            <p className="quiet">{publishedAt === null ? '' : `${momentText(publishedAt)}发布`}</p>
          </li>
        ))}
      </ul>
      {data.total > pageSize && (
        <Pagination
          current={page}
          pageSize={pageSize}
          total={data.total}
          showSizeChanger={false}
          onChange={turn}
        />
      )}
    </Panel>
  );
}

function Entries({ report, field }: Shown): ReactNode {
  const entries = report.entries.filter((entry) => entry.field === field).toReversed();
  if (entries.length === 0) return null;
  return (
    <Panel title={isComputed(field) ? '改用的数字' : '填报经过'}>
      <ul className="records">
        {entries.map(({ id, value, computed, note, enteredBy, enteredAt }) => (
          <li key={id}>
            {value === null ? '撤回' : answerWords(field, value)}
            {computed !== null && `（当时算出${computed}）`}
            {note !== '' && (
              <p>
                {isComputed(field) ? '理由' : '来源'}：{note}
              </p>
            )}
            <p className="quiet">
              {enteredBy}，{momentText(enteredAt)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface Values {
  readonly printed: number;
  readonly reason: string;
}

function OverrideFields({ report, field }: Shown): ReactNode {
  const { message } = App.useApp();
  const changed = useWebsiteReportChanged();
  const [form] = Form.useForm<Values>();
  const params = { code: report.organ.code, year: report.year, field };
  const at = `${websiteAddress}/overrides/{field}` as const;
  const onSuccess = async (): Promise<void> => {
    message.success('已记下');
    form.resetFields();
    await changed();
  };
  const onError = (fault: unknown): void => void showFaults(form, fault);
  const putting = useMutation({
    mutationFn: (body: Values) => call<typeof putWebsiteOverride>('put', at, { params, body }),
    onSuccess,
    onError,
  });
  const withdrawing = useMutation({
    mutationFn: (reason: string) =>
      call<typeof postWebsiteOverrideWithdraw>('post', `${at}/withdraw`, {
        params,
        body: { reason },
      }),
    onSuccess,
    onError,
  });
  const error = putting.error ?? withdrawing.error;
  return (
    <Panel title="改用别的数字">
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={putting.mutate}>
        {error !== null && <Problem error={error} />}
        <p className="quiet">
          数字应当来自记录：记录有误的，先改记录。确需改用的，算出的和改用的都保留，随报表公布。
        </p>
        <Form.Item name="printed" label="改用" rules={[{ required: true, message: '请填写数字' }]}>
          <InputNumber min={0} precision={0} className="amount" />
        </Form.Item>
        <Form.Item name="reason" label="理由" rules={[{ required: true, message: '请写明理由' }]}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Button htmlType="submit" loading={putting.isPending}>
          改用这个数字
        </Button>{' '}
        {report.answers[field]?.source === 'overridden' && (
          <Button
            loading={withdrawing.isPending}
            onClick={() => withdrawing.mutate(String(form.getFieldValue('reason') ?? ''))}
          >
            撤回，用算出的数字
          </Button>
        )}
      </Form>
    </Panel>
  );
}

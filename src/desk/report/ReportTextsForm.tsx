// The written parts of the report. A figure in a text is a name in braces, filled from the tables.

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { reportParts } from '../../rules/annual-report/form.ts';
import type { putReportTexts } from '../../web/api/report.ts';
import { type BodyOf, call } from '../api.ts';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { ChipText } from './ChipText.tsx';
import type { OpenCell } from './Figure.tsx';
import type { Report } from './ReportPage.tsx';

type Texts = BodyOf<typeof putReportTexts>;

/** What part one covers (国办公开办函〔2021〕30号). */
const sections = ['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障'];

export function ReportTextsForm(props: {
  readonly report: Report;
  readonly onOpen: OpenCell;
}): ReactNode {
  const { report, onOpen } = props;
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Texts>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (texts: Texts) =>
      call<typeof putReportTexts>('put', '/organs/{code}/annual-reports/{year}/texts', {
        params: { code: report.organ.code, year: report.year },
        body: { ...texts, seenAt: report.textsSavedAt },
      }),
    onSuccess: async () => {
      message.success('文字已保存');
      await client.invalidateQueries({ queryKey: ['report'] });
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  const initial: Texts = report.texts === null ? emptyTexts : mutable(report.texts);
  const isOpen = may('edit-report');
  return (
    <Form<Texts>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!isOpen}
      className="report-texts"
      initialValues={initial}
      onFinish={(values) => mutate(withoutMissing(values))}
    >
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <p className="quiet">引用数字请点“插入数字”，印出时由表格填入，文字与表格不会不一致。</p>
      <Part label="引言" name="lead" report={report} onOpen={onOpen} />
      <h2>{reportParts[0]}</h2>
      <Form.List name="overview">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="report-section">
                <div className="report-section-head">
                  <Form.Item name={[name, 'heading']} label="小标题">
                    <Input maxLength={200} />
                  </Form.Item>
                  <Button
                    type="text"
                    aria-label="删去这一节"
                    icon={<DeleteOutlined />}
                    onClick={() => remove(name)}
                  />
                </div>
                <Form.Item name={[name, 'text']} label="内容">
                  <ChipText
                    figures={report.figures}
                    columnNames={report.columnNames}
                    onOpen={onOpen}
                  />
                </Form.Item>
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ heading: '', text: '' })}>
              加一节
            </Button>
          </>
        )}
      </Form.List>
      {report.needsAssessment && (
        <Part
          label="工作考核、社会评议和责任追究结果（没有的写明没有）"
          name="assessment"
          report={report}
          onOpen={onOpen}
        />
      )}
      <Part label={reportParts[4]} name="problems" report={report} onOpen={onOpen} />
      <Part label={reportParts[5]} name="other" report={report} onOpen={onOpen} />
      <div className="fields-2">
        <Form.Item name="signedBy" label="落款">
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="signedOn" label="落款日期">
          <Input maxLength={20} placeholder={`${report.year + 1}年1月10日`} />
        </Form.Item>
      </div>
      {isOpen && (
        <div className="form-actions form-actions-fixed">
          <Button type="primary" htmlType="submit" loading={isPending}>
            保存文字
          </Button>
        </div>
      )}
    </Form>
  );
}

function Part(props: {
  readonly label: string;
  readonly name: 'lead' | 'assessment' | 'problems' | 'other';
  readonly report: Report;
  readonly onOpen: OpenCell;
}): ReactNode {
  return (
    <Form.Item name={props.name} label={props.label}>
      <ChipText
        figures={props.report.figures}
        columnNames={props.report.columnNames}
        onOpen={props.onOpen}
      />
    </Form.Item>
  );
}

const emptyTexts: Texts = {
  lead: '',
  overview: sections.map((heading) => ({ heading, text: '' })),
  problems: '',
  other: '',
};

function mutable(texts: NonNullable<Report['texts']>): Texts {
  return { ...texts, overview: texts.overview.map((section) => ({ ...section })) };
}

function withoutMissing(values: Texts): Texts {
  const { lead, overview, problems, other, ...rest } = values;
  return { ...withoutBlanks(rest), lead, overview, problems, other };
}

// The written parts of the report in their fixed order. A figure in a text is a name in braces, filled from the
// tables; what is written saves itself; what disagrees with the tables or is missing is said beside it.

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { aspectsMissing, type MissingAspect } from '../../rules/annual-report/aspects.ts';
import { reportParts } from '../../rules/annual-report/form.ts';
import { withText } from '../../rules/annual-report/merge-texts.ts';
import { checkOwnReport } from '../../rules/annual-report/own-report.ts';
import { fillTexts, type ReportTexts } from '../../rules/annual-report/texts.ts';
import type { getFirstDraft } from '../../web/api/report-registers.ts';
import { call } from '../api.ts';
import { KeptDraftNotice } from '../parts/KeptDraftNotice.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { SaveLine } from '../parts/SaveLine.tsx';
import { useSession } from '../session.ts';
import { ChipText } from './ChipText.tsx';
import type { OpenCell } from './Figure.tsx';
import { Findings } from './Findings.tsx';
import type { Report } from './ReportPage.tsx';
import {
  fieldsOf,
  keptName,
  type Texts,
  useTextsSaving,
  withoutMissing,
} from './use-texts-saving.ts';
import { WrittenMeanwhile } from './WrittenMeanwhile.tsx';

/** What part one covers (国办公开办函〔2021〕30号). */
const sections = ['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障'];

export function ReportTextsForm(props: {
  readonly report: Report;
  readonly onOpen: OpenCell;
}): ReactNode {
  const { report, onOpen } = props;
  const [form] = Form.useForm<Texts>();
  const isOpen = report.acts.some(({ act, isOpen }) => act === 'write' && isOpen);
  const { username } = useSession();
  const [initial] = useState<Texts>(() =>
    report.texts === null ? emptyTexts : fieldsOf(report.texts),
  );
  const { changed, save, meanwhile, state, savedAt, error, shown } = useTextsSaving(
    report,
    form,
    initial,
  );
  const written = useDeferredValue((Form.useWatch([], form) as Texts | undefined) ?? initial);
  const set = (texts: Texts): void => {
    form.setFieldsValue(texts);
    changed();
  };
  return (
    <div className="sheet">
      <Form<Texts>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!isOpen}
        className="report-texts sheet-main"
        initialValues={initial}
        onValuesChange={changed}
        onFinish={save}
      >
        {meanwhile === undefined ? (
          error !== null && <Problem error={error} exceptFields={shown} />
        ) : (
          <WrittenMeanwhile
            meanwhile={meanwhile}
            onTake={({ place, theirs }) => {
              const own = withoutMissing(form.getFieldsValue(true) as Texts);
              form.setFieldsValue(fieldsOf(withText(own, place, theirs)));
            }}
            onSave={save}
          />
        )}
        {isOpen && (
          <KeptDraftNotice
            username={username}
            about={keptName(report)}
            onRestore={(kept) => set(fieldsOf(kept as ReportTexts))}
          />
        )}
        {isOpen && <FirstDraft report={report} present={written} onDraft={set} />}
        <p className="quiet">
          引用数字请点“插入数字”，印出时由表格填入，文字与表格不会不一致。
          <SaveLine state={state} savedAt={savedAt} untouched="" needed="" />
        </p>
        <Part label="引言" name="lead" report={report} onOpen={onOpen} />
        <h2>{reportParts[0]}</h2>
        <Overview report={report} onOpen={onOpen} />
        {report.needsAssessment && (
          <Part
            label="工作考核、社会评议和责任追究结果（没有的写明没有）"
            name="assessment"
            report={report}
            onOpen={onOpen}
          />
        )}
        {[1, 2, 3].map((n) => (
          <div key={n}>
            <h2>{reportParts[n]}</h2>
            <p className="quiet">由“数据”一页的表格印出，不用另写。</p>
          </div>
        ))}
        <h2>{reportParts[4]}</h2>
        <Part label="内容" name="problems" report={report} onOpen={onOpen} />
        <h2>{reportParts[5]}</h2>
        <Part label="内容" name="other" report={report} onOpen={onOpen} />
        <div className="fields-2">
          <Form.Item name="signedBy" label="落款">
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="signedOn" label="落款日期">
            <Input maxLength={20} placeholder={`${report.year + 1}-01-10`} />
          </Form.Item>
        </div>
        {isOpen && (
          <div className="form-actions form-actions-fixed">
            <Button type="primary" htmlType="submit" loading={state === 'saving'}>
              保存文字
            </Button>
          </div>
        )}
      </Form>
      <aside className="sheet-side">
        {isOpen && <Missing report={report} written={written} onInsert={set} />}
        <LiveFindings report={report} written={written} onOpen={onOpen} />
      </aside>
    </div>
  );
}

function Overview({ report, onOpen }: { report: Report; onOpen: OpenCell }): ReactNode {
  return (
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
                <ChipText report={report} onOpen={onOpen} />
              </Form.Item>
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ heading: '', text: '' })}>
            加一节
          </Button>
        </>
      )}
    </Form.List>
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
      <ChipText report={props.report} onOpen={props.onOpen} />
    </Form.Item>
  );
}

/** Fills what is still empty; what somebody wrote stays. */
function FirstDraft(props: {
  readonly report: Report;
  readonly present: Texts;
  readonly onDraft: (texts: Texts) => void;
}): ReactNode {
  const { report, present, onDraft } = props;
  const take = async (): Promise<void> => {
    const { texts } = await call<typeof getFirstDraft>(
      'get',
      '/organs/{code}/annual-reports/{year}/first-draft',
      { params: { code: report.organ.code, year: report.year } },
    );
    onDraft(withDraft(present, texts));
  };
  return (
    <p>
      <Button onClick={() => void take()}>由记录写出初稿</Button>{' '}
      <span className="quiet">只填空着的部分，写过的不动；【】中的内容待补写</span>
    </p>
  );
}

const or = (own: string | undefined, drafted: string | undefined): string =>
  (own ?? '').trim() === '' ? (drafted ?? '') : (own ?? '');

function withDraft(present: Texts, draft: ReportTexts): Texts {
  const isEmpty = present.overview.every(({ text }) => (text ?? '').trim() === '');
  return {
    ...present,
    lead: or(present.lead, draft.lead),
    overview: isEmpty ? draft.overview.map((one) => ({ ...one })) : present.overview,
    assessment: or(present.assessment, draft.assessment),
    problems: or(present.problems, draft.problems),
    other: or(present.other, draft.other),
    signedBy: or(present.signedBy, draft.signedBy),
  };
}

/** What the report has to say and does not say yet, each with a sentence to begin with. */
function Missing(props: {
  readonly report: Report;
  readonly written: Texts;
  readonly onInsert: (texts: Texts) => void;
}): ReactNode {
  const { report, written, onInsert } = props;
  const missing = aspectsMissing(withoutMissing(written), report.organClass);
  return (
    <Panel title="还应当写到">
      {missing.length === 0 && (
        <p className="all-well">
          <span aria-hidden="true">✓</span> 各方面都写到了
        </p>
      )}
      <ul className="findings">
        {missing.map((one) => (
          <li key={one.name}>
            {one.name}{' '}
            <Button size="small" onClick={() => onInsert(inserted(written, one))}>
              插入一句
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function inserted(texts: Texts, { into, heading, sentence }: MissingAspect): Texts {
  const added = (text: string | undefined): string =>
    (text ?? '').trim() === '' ? sentence : `${text}\n${sentence}`;
  if (into !== 'overview') return { ...texts, [into]: added(texts[into]) };
  const at = texts.overview.findIndex((one) => one.heading.includes(heading ?? ''));
  const overview = texts.overview.map((one) => ({ ...one }));
  const section = overview[at];
  if (section === undefined) overview.push({ heading: heading ?? '', text: sentence });
  else section.text = added(section.text);
  return { ...texts, overview };
}

/** The prose held against the tables while one writes. */
function LiveFindings(props: {
  readonly report: Report;
  readonly written: Texts;
  readonly onOpen: OpenCell;
}): ReactNode {
  const { report, written, onOpen } = props;
  const { organ, year, tables, figures, last, organClass } = report;
  const texts = fillTexts(withoutMissing(written), { figures, last: last ?? undefined });
  const found = checkOwnReport({ organ, year, tables, figures, texts }, organClass).filter(
    ({ rule }) => rule.startsWith('TX-'),
  );
  return (
    <Findings
      findings={found}
      title="文字核对"
      allWell="文字与表格一致"
      figures={figures}
      onOpen={onOpen}
    />
  );
}

const emptyTexts: Texts = {
  lead: '',
  overview: sections.map((heading, n) => ({
    heading: `（${'一二三四五'[n]}）${heading}`,
    text: '',
  })),
  problems: '',
  other: '',
};

// A section of the table: every answer with its source, and the form that fills it.

import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { answerWords, isAnswered } from '../../rules/website-report/answers.ts';
import {
  fieldsOf,
  isComputed,
  nameOfField,
  type WebsiteField,
  websiteField,
  type WebsiteSection,
  websiteSections,
} from '../../rules/website-report/form.ts';
import { answerSources } from '../../rules/website-report/report.ts';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { SectionForm } from './SectionForm.tsx';
import { mayWrite, type WebsiteReportView } from './website-queries.ts';

export function SectionPanel(props: {
  readonly report: WebsiteReportView;
  readonly section: WebsiteSection;
  readonly onOpen: (field: WebsiteField) => void;
}): ReactNode {
  const { report, section, onOpen } = props;
  const [isFilling, fill] = useState(false);
  const fields = fieldsOf(section);
  const entered = fields.filter((field) => !isComputed(field));
  const asked = (field: WebsiteField): boolean => {
    const { onlyIf } = websiteField(field);
    return onlyIf === undefined || report.answers[onlyIf]?.value === true;
  };
  const lacking = entered.filter(
    (field) =>
      asked(field) &&
      websiteField(field).optional !== true &&
      !isAnswered(report.answers[field]?.value),
  ).length;
  return (
    <Panel
      title={websiteSections[section]}
      id={`section-${section}`}
      extra={
        <span className="website-section-acts">
          {lacking > 0 && <Mark tone="careful">还缺{lacking}项</Mark>}
          {entered.length > 0 && mayWrite(report) && (
            <Button
              size="small"
              aria-label={`填写${websiteSections[section]}`}
              onClick={() => fill(true)}
            >
              填写
            </Button>
          )}
        </span>
      }
    >
      <table className="website-answers">
        <tbody>
          {fields.filter(asked).map((field) => (
            <AnswerRow key={field} report={report} field={field} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
      {isFilling && <SectionForm report={report} section={section} onClose={() => fill(false)} />}
    </Panel>
  );
}

function AnswerRow(props: {
  readonly report: WebsiteReportView;
  readonly field: WebsiteField;
  readonly onOpen: (field: WebsiteField) => void;
}): ReactNode {
  const { report, field, onOpen } = props;
  const answer = report.answers[field];
  const { group, label } = websiteField(field);
  const doubt = report.findings.find(
    ({ where, severity, rule }) =>
      severity !== 'info' && rule !== 'WS-MISSING' && where.split(' ').includes(field),
  );
  const isOpenable = isComputed(field) || report.entries.some((entry) => entry.field === field);
  const words = answerWords(field, answer?.value);
  const marks =
    doubt === undefined ? '' : ` figure-${doubt.severity === 'error' ? 'wrong' : 'doubtful'}`;
  return (
    <tr>
      <th scope="row">
        {group !== undefined && <span className="website-group">{group}</span>}
        {label}
      </th>
      <td className="website-value">
        {isAnswered(answer?.value) ? (
          isOpenable ? (
            <button
              type="button"
              className={`figure-source${marks}`}
              aria-label={`${nameOfField(field)} ${words}，查看来源`}
              onClick={() => onOpen(field)}
            >
              {words}
            </button>
          ) : (
            <span className={marks.trim()}>{words}</span>
          )
        ) : (
          <span className="quiet">未填</span>
        )}
      </td>
      <td className="website-source quiet">
        {answer !== undefined && (
          <>
            {answerSources[answer.source]}
            {answer.by !== undefined && ` · ${answer.by}，${answer.on ?? ''}`}
            {answer.computed !== undefined && ` · 算出${answer.computed}`}
          </>
        )}
      </td>
    </tr>
  );
}

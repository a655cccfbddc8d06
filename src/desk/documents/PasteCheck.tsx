// 「粘贴检查」: what was taken out of a text on its way in, what a person has to look at, and what of the head was
// recognised. Nothing recognised is taken over unseen where something stands already.

import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import {
  type Finding,
  findingKinds,
  leakWarning,
  sentenceOfFinding,
} from '../../rules/paste/findings.ts';

/** A field of the form with what was read for it. */
export interface Recognised {
  readonly field: string;
  readonly label: string;
  readonly value: unknown;
  /** As it is shown. */
  readonly text: string;
  /** It stands in the form. */
  readonly isUsed: boolean;
}

export interface CheckedText {
  readonly source: '粘贴' | '导入';
  readonly findings: readonly Finding[];
}

const leaks: readonly string[] = ['revisions', 'comments', 'hidden-text'];

export function PasteCheck(props: {
  readonly checked: CheckedText;
  readonly recognised: readonly Recognised[];
  readonly onUse: (recognised: Recognised) => void;
  readonly onPlainNumerals: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { checked, recognised, onUse, onPlainNumerals, onClose } = props;
  const { source, findings } = checked;
  const leak = leakWarning(findings, source === '导入' ? '文档' : '粘贴的内容');
  const of = (level: string): readonly Finding[] =>
    findings.filter(({ code }) => findingKinds[code].level === level && !leaks.includes(code));
  const warnings = of('warning');
  const looks = of('look');
  const removed = of('removed');
  return (
    <section className="paste-check" aria-label={`${source}检查`} aria-live="polite">
      <div className="paste-check-head">
        <h2>{source}检查</h2>
        <Button size="small" onClick={onClose}>
          关闭
        </Button>
      </div>
      {leak !== undefined && (
        <Alert
          type="warning"
          showIcon
          title={leak}
          description="请核对保留下来的是不是定稿的文字；修订和批注不会公开，也没有保存。"
        />
      )}
      {recognised.length > 0 && (
        <dl className="paste-check-found">
          {recognised.map((one) => (
            <div key={one.field}>
              <dt>{one.label}</dt>
              <dd>
                {one.text}
                {one.isUsed ? (
                  <span className="quiet"> 已填入，请核对</span>
                ) : (
                  <Button size="small" onClick={() => onUse(one)}>
                    采用
                  </Button>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ul>
        {warnings.map((one) => (
          <li key={one.code} className="paste-check-warning">
            {sentenceOfFinding(one)}
          </li>
        ))}
        {looks.map((one) => (
          <li key={one.code}>
            请核对：{sentenceOfFinding(one)}
            {one.code === 'odd-numerals' && (
              <>
                {' '}
                <Button size="small" onClick={onPlainNumerals}>
                  改为（一）、（1）、1.
                </Button>
              </>
            )}
          </li>
        ))}
        {removed.length > 0 && (
          <li className="quiet">
            已去除：{removed.map(({ code }) => findingKinds[code].label).join('；')}
          </li>
        )}
        {findings.length === 0 && recognised.length === 0 && (
          <li>没有去除内容，编号、表格照原样。</li>
        )}
      </ul>
    </section>
  );
}

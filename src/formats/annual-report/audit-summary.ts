// Many audits in one table: a line a report.

import { severities, severityNames } from '../../rules/annual-report/finding.ts';
import type { SheetTable } from '../xlsx.ts';
import type { AuditResult } from './audit.ts';

export function auditSummary(results: readonly AuditResult[]): SheetTable {
  return {
    name: '年度报告审核汇总',
    headings: [
      '文件',
      '机关',
      '年度',
      '格式',
      ...severities.map((severity) => severityNames[severity]),
      '错误编号',
      '第一条错误',
      '没有审核的原因',
    ],
    rows: results.map((result) => {
      const errors = result.findings.filter(({ severity }) => severity === 'error');
      return [
        result.file,
        result.organ ?? '',
        result.year,
        result.form ?? '',
        ...severities.map((s) => result.findings.filter(({ severity }) => severity === s).length),
        [...new Set(errors.map(({ rule }) => rule))].join('、'),
        errors[0]?.message ?? '',
        result.error ?? '',
      ];
    }),
  };
}

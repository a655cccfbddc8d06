// What a figure of the prose is called, in the form's own words: for whoever chooses one (docs/report-chips.md).

import { interpretationForms } from '../document-classes.ts';
import { outcomeGroups } from '../outcomes.ts';
import { activityKinds, type ActivityKind } from './activities.ts';
import { entryNames } from './entries.ts';
import { remedyResults, table3ColumnLabels, table3RowLabels, table4Blocks } from './form.ts';

export type ColumnNames = Readonly<Record<string, string>>;

const single: Readonly<Record<string, string>> = {
  'documents.published': '本年公开的信息（件）',
  'documents.placements': '本年在各栏目公开（条次）',
  'documents.inTwoColumns': '同时在几个栏目公开的信息（件）',
  'interpretations.total': '政策解读（件）',
  'interpretations.unstated': '政策解读 未注明形式（件）',
  'fees.notices': '信息处理费收费通知（件）',
  'fees.due': '信息处理费应收（元）',
  'fees.collected': '信息处理费实收（元）',
};

const labels: Readonly<Record<string, string>> = {
  ...outcomeGroups,
  ...table3RowLabels,
  ...table4Blocks,
  ...table3ColumnLabels,
  ...remedyResults,
  organizations: '法人或其他组织',
  rules: '规章',
  'normative-documents': '行政规范性文件',
  made: '本年制发',
  repealed: '本年废止',
  'in-force': '现行有效',
};

const ways: Readonly<Record<string, string>> = {
  share: '占比 ',
  growth: '比上年 ',
  last: '上年 ',
};

export function figureName(name: string, columnNames: ColumnNames): string {
  const [first = '', row = '', column = ''] = name.split('.');
  const way = ways[first];
  if (way !== undefined) return `${way}${figureName(name.slice(first.length + 1), columnNames)}`;
  const known = single[name];
  if (known !== undefined) return known;
  switch (first) {
    case 'columns':
      return `“${columnNames[row] ?? row}”栏目公开（条次）`;
    case 'interpretations':
      return `政策解读 ${(interpretationForms as Readonly<Record<string, string>>)[row] ?? row}（件）`;
    case 'activities':
      return activityName(row as ActivityKind, column);
    case 'table2':
      return column === ''
        ? `表二 ${(entryNames as Readonly<Record<string, string>>)[row] ?? row}`
        : `表二 ${labels[row] ?? row} ${labels[column] ?? column}`;
    case 'table3':
      return `表三 ${labels[row] ?? row} ${labels[column] ?? column}`;
    case 'table4':
      return `表四 ${labels[row] ?? row} ${column === 'total' ? '总计' : (labels[column] ?? column)}`;
    default:
      return name;
  }
}

function activityName(kind: ActivityKind, what: string): string {
  const { label, people } = activityKinds[kind];
  return what === 'times' ? `${label} 次数` : `${label} ${people}`;
}

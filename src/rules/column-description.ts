// What a column says of itself to machines (ColumnDescription, 国办发〔2017〕47号 附件): whose it is, and what one finds
// there. 条例 20 says it for the fifteen items that it names.

import type { ColumnKind } from './disclosure-columns.ts';
import type { ListForm } from './list-forms.ts';

/** What 条例 20 ¶1 asks for, item by item. */
const statutory = [
  '行政法规、规章和规范性文件',
  '机关职能、机构设置、办公地址、办公时间、联系方式和负责人姓名',
  '国民经济和社会发展规划、专项规划、区域规划及相关政策',
  '国民经济和社会发展统计信息',
  '办理行政许可和其他对外管理服务事项的依据、条件、程序和办理结果',
  '实施行政处罚、行政强制的依据、条件、程序，以及有一定社会影响的行政处罚决定',
  '财政预算、决算信息',
  '行政事业性收费项目及其依据、标准',
  '政府集中采购项目的目录、标准及实施情况',
  '重大建设项目的批准和实施情况',
  '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况',
  '突发公共事件的应急预案、预警信息及应对情况',
  '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况',
  '公务员招考的职位、名额、报考条件等事项以及录用结果',
  '法律、法规、规章和国家有关规定要求主动公开的其他政府信息',
] as const;

export interface DescribedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Item of 条例 20 ¶1. */
  readonly item?: number | undefined;
  readonly listForm: ListForm;
  /** Names of the columns right below it. */
  readonly below: readonly string[];
}

export function columnDescription(organ: string, column: DescribedColumn): string {
  const { name, kind, item, below } = column;
  if (kind === 'guide') {
    return `${organ}的政府信息公开指南：联系方式、信息的分类和获取、申请公开的办法、监督和救济。`;
  }
  if (kind === 'reports') return `${organ}历年的政府信息公开工作年度报告，可以下载和逐年比较。`;
  if (kind === 'apply') {
    return `向${organ}申请公开政府信息：条件、方式、在线申请和查询办理情况。`;
  }
  const asked = item === undefined ? undefined : statutory[item - 1];
  if (asked !== undefined) return `${organ}主动公开的${name}：${asked}。`;
  if (below.length > 0) return `${organ}的${name}：${below.join('、')}。`;
  return listed(organ, column);
}

function listed(organ: string, { name, listForm }: DescribedColumn): string {
  if (listForm === 'gazette') return `${organ}的${name}，按年、期列出目录和全文。`;
  if (listForm === 'proposal-replies') {
    return `${organ}的${name}：人大代表建议、政协提案的编号、届次、答复和办理结果。`;
  }
  if (listForm === 'records') {
    return `${organ}的${name}：行政许可、行政处罚的文书号、相对人和决定日期。`;
  }
  return `${organ}发布的${name}，按发布时间排列，可以按年份查找。`;
}

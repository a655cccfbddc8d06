// What a kind of document says beside its text, one table: the editor asks for it, submission checks it, the page
// shows it (条例 20 ¶1 (2), (5), (6), (7), (9), (14); 国办发〔2014〕46号 for replies to proposals; 双公示 data standard).
// Values are kept by label in `particulars`.

import type { DocumentKind } from './document-classes.ts';
import type { DocumentContent } from './document-content.ts';
import type { IsoDay } from './day.ts';
import { violation, type Violation } from './violations.ts';

export interface KindField {
  readonly label: string;
  readonly required?: true;
  readonly form?: 'long' | 'day' | 'address' | 'year' | 'number';
  readonly options?: readonly string[];
  readonly hint?: string;
  /** Not printed on the page as a field: said elsewhere, or nobody's business. */
  readonly isInner?: true;
  /** Asks for the telephone of an office: one with an area code is what belongs there. */
  readonly isOfficeContact?: true;
}

interface KindForm {
  readonly provision: string;
  /** A text may say it all (a decision in full); but a record that is begun is a whole one. */
  readonly isOptional?: true;
  readonly fields: readonly KindField[];
}

const party = [
  { label: '行政相对人名称', required: true },
  {
    label: '行政相对人类别',
    required: true,
    options: ['法人及非法人组织', '个体工商户', '自然人'],
  },
  { label: '统一社会信用代码', hint: '自然人不填' },
] as const satisfies readonly KindField[];

export const kindForms = {
  rule: {
    provision: '规章制定程序条例32、39',
    isOptional: true,
    fields: [
      {
        label: '题注',
        form: 'long',
        isInner: true,
        hint: '公布和历次修订的时间、令号，印在标题下面；不填的由系统按成文日期、令号和关联文件写出',
      },
    ],
  },
  institution: {
    provision: '条例20(2)',
    fields: [
      { label: '主要职责', required: true, form: 'long' },
      { label: '内设机构', form: 'long' },
      { label: '负责人', required: true },
      { label: '办公地址', required: true },
      { label: '办公时间', required: true },
      { label: '联系电话', required: true, isOfficeContact: true },
    ],
  },
  'service-guide': {
    provision: '条例20(5)',
    isOptional: true,
    fields: [
      { label: '办理依据', required: true, form: 'long' },
      { label: '办理条件', required: true, form: 'long' },
      { label: '申请材料', form: 'long' },
      { label: '办理程序', required: true, form: 'long' },
      { label: '办理时限' },
      { label: '收费标准' },
      { label: '办理地点' },
      { label: '咨询电话', isOfficeContact: true },
    ],
  },
  licence: {
    provision: '条例20(5)',
    isOptional: true,
    fields: [
      ...party,
      { label: '许可决定文书号', required: true },
      { label: '许可类别' },
      { label: '许可证书名称' },
      { label: '许可编号' },
      { label: '许可内容', required: true, form: 'long' },
      { label: '许可决定日期', required: true, form: 'day' },
      { label: '有效期自', form: 'day' },
      { label: '有效期至', form: 'day' },
      { label: '许可机关', required: true },
    ],
  },
  penalty: {
    provision: '条例20(6)',
    isOptional: true,
    fields: [
      ...party,
      { label: '处罚决定文书号', required: true },
      { label: '违法行为类型', required: true },
      { label: '违法事实', required: true, form: 'long' },
      { label: '处罚依据', required: true, form: 'long' },
      { label: '处罚类别', required: true },
      { label: '处罚内容', required: true, form: 'long' },
      { label: '罚款金额（万元）' },
      { label: '处罚决定日期', required: true, form: 'day' },
      { label: '处罚机关', required: true },
    ],
  },
  budget: {
    provision: '条例20(7)',
    isOptional: true,
    fields: [
      { label: '编制单位', required: true },
      { label: '年度', required: true },
      { label: '类别', required: true, options: ['预算', '决算'] },
      { label: '收入总计（万元）' },
      { label: '支出总计（万元）' },
      { label: '“三公”经费（万元）' },
    ],
  },
  procurement: {
    provision: '条例20(9)',
    isOptional: true,
    fields: [
      { label: '项目名称', required: true },
      { label: '项目编号' },
      { label: '采购人', required: true },
      { label: '采购方式' },
      { label: '供应商' },
      { label: '成交金额（万元）' },
    ],
  },
  recruitment: {
    provision: '条例20(14)',
    isOptional: true,
    fields: [
      { label: '招录单位', required: true },
      { label: '招录人数' },
      { label: '报名开始', form: 'day' },
      { label: '报名截止', form: 'day' },
      { label: '咨询电话', isOfficeContact: true },
    ],
  },
  'proposal-reply': {
    provision: '国办发〔2014〕46号',
    fields: [
      { label: '类型', required: true, options: ['人大代表建议', '政协提案'] },
      { label: '届次', required: true, hint: '如 第五届第三次会议' },
      { label: '编号', required: true },
      { label: '案由', required: true },
      { label: '提出人', isInner: true, hint: '个人提出的，本人同意才公开' },
      {
        label: '提出人类别',
        required: true,
        isInner: true,
        options: ['代表、委员个人', '代表团、界别、党派团体'],
      },
      { label: '提出人同意公开姓名', isInner: true, options: ['是', '否'] },
      {
        label: '办理结果',
        options: ['A类（已经解决或者基本解决）', 'B类（列入计划逐步解决）', 'C类（留作参考）'],
      },
      { label: '答复日期', required: true, form: 'day' },
      { label: '主办单位', required: true },
    ],
  },
  consultation: {
    provision: '重大行政决策程序暂行条例15',
    fields: [
      { label: '征集单位', required: true },
      { label: '开始日期', required: true, form: 'day' },
      { label: '截止日期', required: true, form: 'day' },
      { label: '起草说明', required: true, form: 'long' },
      {
        label: '缩短期限的说明',
        form: 'long',
        hint: '征求意见一般不少于30日；不足30日的写明理由，一并公开',
      },
      {
        label: '反馈渠道',
        required: true,
        form: 'long',
        hint: '电话、邮箱、通信地址',
        isOfficeContact: true,
      },
      {
        label: '结果反馈',
        form: 'address',
        hint: '在“意见征集”里起草的结果自动关联；另行发布的，填写本站文件的网址',
      },
    ],
  },
  gazette: {
    provision: '规章制定程序条例32',
    fields: [
      { label: '年份', required: true, form: 'year', hint: '四位数字，如 2026' },
      { label: '期号', required: true, form: 'number', hint: '只填数字，如 3' },
      { label: '总期号', form: 'number' },
      { label: '出版日期', form: 'day' },
    ],
  },
} as const satisfies Partial<Record<DocumentKind, KindForm>>;

type Particulars = Readonly<Record<string, string>>;

export function kindFormOf(kind: DocumentKind): KindForm | undefined {
  return (kindForms as Partial<Record<DocumentKind, KindForm>>)[kind];
}

const isoDay = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** An address of this site only: the page links to it. */
const ownAddress = /^\/[a-z0-9/_-]+\.html$/;

const forms: Partial<Record<NonNullable<KindField['form']>, RegExp>> = {
  day: isoDay,
  address: ownAddress,
  year: /^\d{4}$/,
  number: /^[1-9]\d{0,4}$/,
};

function isAsMeant(form: KindField['form'], value: string): boolean {
  const pattern = form === undefined ? undefined : forms[form];
  return pattern === undefined || pattern.test(value);
}

/** What keeps it off the site; asked when it is sent up. */
export function kindFieldViolations({
  kind,
  particulars = {},
}: Pick<DocumentContent, 'kind' | 'particulars'>): readonly Violation[] {
  const form = kindFormOf(kind);
  if (form === undefined) return [];
  const value = (label: string): string => (particulars[label] ?? '').trim();
  const isBegun = form.fields.some(({ label }) => value(label) !== '');
  if (form.isOptional === true && !isBegun) return [];
  const found: Violation[] = [];
  for (const { label, required, form: shape, options } of form.fields) {
    const field = `particulars.${label}`;
    const written = value(label);
    if (written === '') {
      if (required === true) found.push(violation('kind-field-missing', field, label));
    } else if (
      !isAsMeant(shape, written) ||
      (options !== undefined && !options.includes(written))
    ) {
      found.push(violation('kind-field-form', field, label));
    }
  }
  const [from, until] = [value('开始日期'), value('截止日期')];
  if (kind === 'consultation' && from !== '' && until !== '' && until < from) {
    found.push(violation('kind-field-form', 'particulars.截止日期', '截止日期早于开始日期'));
  }
  return found;
}

export const consultationStates = {
  ahead: '未开始',
  open: '征集中',
  closed: '已结束',
  answered: '已反馈',
} as const;
export type ConsultationState = keyof typeof consultationStates;

/** Read off its days, so that it closes by itself after its last day. */
export function consultationState(particulars: Particulars, today: IsoDay): ConsultationState {
  if ((particulars['结果反馈'] ?? '') !== '') return 'answered';
  if (today < (particulars['开始日期'] ?? '')) return 'ahead';
  return today <= (particulars['截止日期'] ?? '') ? 'open' : 'closed';
}

/** What the page prints, natural persons protected (条例 15; 个人信息保护法 6). */
export function publicFields(
  kind: DocumentKind,
  particulars: Particulars,
): readonly {
  readonly label: string;
  readonly value: string;
  readonly form?: KindField['form'];
}[] {
  const isPerson = particulars['行政相对人类别'] === '自然人';
  const fields = (kindFormOf(kind)?.fields ?? []).flatMap(({ label, isInner, form }) => {
    const value = (particulars[label] ?? '').trim();
    if (value === '' || isInner === true) return [];
    if (isPerson && label === '统一社会信用代码') return [];
    const shown = isPerson && label === '行政相对人名称' ? maskedName(value) : value;
    // A draft may be looked at before its days and addresses are right.
    const isPlain = form === undefined || !isAsMeant(form, value);
    return [{ label, value: shown, ...(isPlain ? {} : { form }) }];
  });
  const sponsor = publicSponsor(kind, particulars);
  return sponsor === undefined ? fields : [...fields, { label: '提出人', value: sponsor }];
}

/** A delegate's own name stands there only if he agreed; that of a group is nobody's secret. */
function publicSponsor(kind: DocumentKind, particulars: Particulars): string | undefined {
  const name = (particulars['提出人'] ?? '').trim();
  if (kind !== 'proposal-reply' || name === '') return undefined;
  const isGroup = particulars['提出人类别'] === '代表团、界别、党派团体';
  return isGroup || particulars['提出人同意公开姓名'] === '是' ? name : undefined;
}

/** 张**: the first character and as many marks as there are others; done twice it is the same. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim());
  return first + '*'.repeat(Math.max(1, rest.length));
}

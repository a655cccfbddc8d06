// The fields of 政府网站工作年度报表 (annex to 国办函〔2018〕12号). This is the one place where they stand: labels, units,
// order and what the records count are changed here and follow everywhere. They are taken from the tables that
// sites publish each year; each superior's own edition of the form is to be compared with it (docs/decisions/0020).

import type { DocumentKind, InterpretationForm } from '../document-classes.ts';
import { documentKinds } from '../document-classes.ts';

export const websiteReportBasis = '国办函〔2018〕12号';

export const websiteSections = {
  website: '网站概况',
  visits: '访问量',
  publishing: '信息发布',
  topics: '专栏专题',
  interpretation: '解读回应',
  services: '办事服务',
  interaction: '互动交流',
  security: '安全防护',
  media: '移动新媒体',
  innovation: '创新发展',
  people: '填报人员',
} as const;
export type WebsiteSection = keyof typeof websiteSections;

export const siteTypes = ['政府门户网站', '部门网站', '专项网站'] as const;
export const innovations = ['搜索即服务', '多语言版本', '无障碍浏览', '千人千网', '其他'] as const;

/** Which published documents a figure counts; without a list, all. */
export interface DocumentCountOf {
  readonly kinds: readonly DocumentKind[];
  readonly forms?: readonly (InterpretationForm | 'unstated')[];
}

export interface WebsiteFieldRow {
  readonly section: WebsiteSection;
  /** What stands between section and label on paper. */
  readonly group?: string;
  readonly label: string;
  /** `count`: a whole number from 0 on; `days`: with at most two decimals. */
  readonly kind: 'text' | 'choice' | 'choices' | 'yes-no' | 'count' | 'days' | 'day';
  readonly unit?: string;
  readonly options?: readonly string[];
  /** Counted from the documents published in the year. */
  readonly counts?: DocumentCountOf;
  /** Names, addresses and codes stay: last year's report proposes them. A figure never is. */
  readonly staysFromYearToYear?: true;
  /** Asked for only where this field says yes. */
  readonly onlyIf?: 'has-media';
  /** May be left blank; everything else is filled, what there is none of with 0 or 无. */
  readonly optional?: true;
}

/**
 * 概况类信息 is what introduces a place: also its sights [choice]. What is neither that nor news stands in the
 * catalogue of disclosure; a document is of one class, however many columns it stands in.
 */
const kindsOfClass = {
  overview: ['overview', 'tourism'],
  news: ['news'],
} as const satisfies Record<string, readonly DocumentKind[]>;

const allKinds = Object.keys(documentKinds) as readonly DocumentKind[];
const elsewhere: readonly DocumentKind[] = [...kindsOfClass.overview, ...kindsOfClass.news];

export const websiteFields = {
  'reporting-unit': { section: 'website', label: '填报单位', kind: 'text' },
  'site-name': {
    section: 'website',
    label: '网站名称',
    kind: 'text',
    staysFromYearToYear: true,
  },
  'home-page': {
    section: 'website',
    label: '首页网址',
    kind: 'text',
    staysFromYearToYear: true,
  },
  sponsor: { section: 'website', label: '主办单位', kind: 'text', staysFromYearToYear: true },
  'site-type': {
    section: 'website',
    label: '网站类型',
    kind: 'choice',
    options: siteTypes,
    staysFromYearToYear: true,
  },
  'site-code': {
    section: 'website',
    label: '政府网站标识码',
    kind: 'text',
    staysFromYearToYear: true,
  },
  icp: { section: 'website', label: 'ICP备案号', kind: 'text', staysFromYearToYear: true },
  police: {
    section: 'website',
    label: '公安机关备案号',
    kind: 'text',
    staysFromYearToYear: true,
  },

  visitors: { section: 'visits', label: '独立用户访问总量', kind: 'count', unit: '个' },
  visits: { section: 'visits', label: '网站总访问量', kind: 'count', unit: '次' },

  'published-total': {
    section: 'publishing',
    label: '总数',
    kind: 'count',
    unit: '条',
    counts: { kinds: allKinds },
  },
  'published-overview': {
    section: 'publishing',
    label: '概况类信息更新量',
    kind: 'count',
    unit: '条',
    counts: { kinds: kindsOfClass.overview },
  },
  'published-news': {
    section: 'publishing',
    label: '政务动态信息更新量',
    kind: 'count',
    unit: '条',
    counts: { kinds: kindsOfClass.news },
  },
  'published-catalogue': {
    section: 'publishing',
    label: '信息公开目录信息更新量',
    kind: 'count',
    unit: '条',
    counts: { kinds: allKinds.filter((kind) => !elsewhere.includes(kind)) },
  },

  'topics-kept': { section: 'topics', label: '维护数量', kind: 'count', unit: '个' },
  'topics-opened': { section: 'topics', label: '新开设数量', kind: 'count', unit: '个' },

  'interpretations-total': {
    section: 'interpretation',
    group: '解读信息发布',
    label: '总数',
    kind: 'count',
    unit: '条',
  },
  'interpretations-materials': {
    section: 'interpretation',
    group: '解读信息发布',
    label: '解读材料数量',
    kind: 'count',
    unit: '条',
    counts: {
      kinds: ['interpretation'],
      forms: ['text', 'questions', 'conference', 'expert', 'head', 'unstated'],
    },
  },
  'interpretations-products': {
    section: 'interpretation',
    group: '解读信息发布',
    label: '解读产品数量',
    kind: 'count',
    unit: '个',
    counts: { kinds: ['interpretation'], forms: ['picture', 'audio-video'] },
  },
  'interpretations-media': {
    section: 'interpretation',
    group: '解读信息发布',
    label: '媒体评论文章数量',
    kind: 'count',
    unit: '篇',
  },
  responses: {
    section: 'interpretation',
    label: '回应公众关注热点或重大舆情数量',
    kind: 'count',
    unit: '次',
  },

  'service-catalogue': { section: 'services', label: '是否发布服务事项目录', kind: 'yes-no' },
  'registered-users': { section: 'services', label: '注册用户数', kind: 'count', unit: '个' },
  matters: { section: 'services', label: '政务服务事项数量', kind: 'count', unit: '项' },
  'matters-online': {
    section: 'services',
    label: '可全程在线办理政务服务事项数量',
    kind: 'count',
    unit: '项',
  },
  'cases-total': {
    section: 'services',
    group: '办件量',
    label: '总数',
    kind: 'count',
    unit: '件',
  },
  'cases-natural': {
    section: 'services',
    group: '办件量',
    label: '自然人办件量',
    kind: 'count',
    unit: '件',
  },
  'cases-legal': {
    section: 'services',
    group: '办件量',
    label: '法人办件量',
    kind: 'count',
    unit: '件',
  },

  'one-platform': {
    section: 'interaction',
    label: '是否使用统一平台',
    kind: 'yes-no',
  },
  'messages-received': {
    section: 'interaction',
    group: '留言办理',
    label: '收到留言数量',
    kind: 'count',
    unit: '条',
  },
  'messages-settled': {
    section: 'interaction',
    group: '留言办理',
    label: '办结留言数量',
    kind: 'count',
    unit: '条',
  },
  'messages-days': {
    section: 'interaction',
    group: '留言办理',
    label: '平均办理时间',
    kind: 'days',
    unit: '天',
  },
  'messages-published': {
    section: 'interaction',
    group: '留言办理',
    label: '公开答复数量',
    kind: 'count',
    unit: '条',
  },
  surveys: {
    section: 'interaction',
    group: '征集调查',
    label: '征集调查期数',
    kind: 'count',
    unit: '期',
  },
  'survey-opinions': {
    section: 'interaction',
    group: '征集调查',
    label: '收到意见数量',
    kind: 'count',
    unit: '条',
  },
  'survey-results': {
    section: 'interaction',
    group: '征集调查',
    label: '公布调查结果期数',
    kind: 'count',
    unit: '期',
  },
  interviews: {
    section: 'interaction',
    group: '在线访谈',
    label: '访谈期数',
    kind: 'count',
    unit: '期',
  },
  'interview-messages': {
    section: 'interaction',
    group: '在线访谈',
    label: '网民留言数量',
    kind: 'count',
    unit: '条',
  },
  'interview-answers': {
    section: 'interaction',
    group: '在线访谈',
    label: '答复网民提问数量',
    kind: 'count',
    unit: '条',
  },
  'smart-answers': {
    section: 'interaction',
    label: '是否提供智能问答',
    kind: 'yes-no',
  },

  'security-tests': {
    section: 'security',
    label: '安全检测评估次数',
    kind: 'count',
    unit: '次',
  },
  'security-problems': { section: 'security', label: '发现问题数量', kind: 'count', unit: '个' },
  'security-mended': { section: 'security', label: '问题整改数量', kind: 'count', unit: '个' },
  'security-monitoring': {
    section: 'security',
    label: '是否建立安全监测预警机制',
    kind: 'yes-no',
  },
  'security-drill': { section: 'security', label: '是否开展应急演练', kind: 'yes-no' },
  'security-officer': {
    section: 'security',
    label: '是否明确网站安全责任人',
    kind: 'yes-no',
  },

  'has-media': { section: 'media', label: '是否有移动新媒体', kind: 'yes-no' },
  'weibo-name': {
    section: 'media',
    group: '微博',
    label: '名称',
    kind: 'text',
    staysFromYearToYear: true,
    onlyIf: 'has-media',
  },
  'weibo-posts': {
    section: 'media',
    group: '微博',
    label: '信息发布量',
    kind: 'count',
    unit: '条',
    onlyIf: 'has-media',
  },
  'weibo-followers': {
    section: 'media',
    group: '微博',
    label: '关注量',
    kind: 'count',
    unit: '个',
    onlyIf: 'has-media',
  },
  'weixin-name': {
    section: 'media',
    group: '微信',
    label: '名称',
    kind: 'text',
    staysFromYearToYear: true,
    onlyIf: 'has-media',
  },
  'weixin-posts': {
    section: 'media',
    group: '微信',
    label: '信息发布量',
    kind: 'count',
    unit: '条',
    onlyIf: 'has-media',
  },
  'weixin-followers': {
    section: 'media',
    group: '微信',
    label: '订阅数',
    kind: 'count',
    unit: '个',
    onlyIf: 'has-media',
  },
  'media-other': {
    section: 'media',
    label: '其他',
    kind: 'text',
    staysFromYearToYear: true,
    onlyIf: 'has-media',
  },

  innovations: {
    section: 'innovation',
    label: '创新发展',
    kind: 'choices',
    options: innovations,
    optional: true,
  },
  'innovation-other': {
    section: 'innovation',
    label: '其他创新（写明内容）',
    kind: 'text',
    optional: true,
  },

  head: { section: 'people', label: '单位负责人', kind: 'text', staysFromYearToYear: true },
  reviewer: { section: 'people', label: '审核人', kind: 'text', staysFromYearToYear: true },
  filler: { section: 'people', label: '填报人', kind: 'text', staysFromYearToYear: true },
  phone: { section: 'people', label: '联系电话', kind: 'text', staysFromYearToYear: true },
  'filled-on': { section: 'people', label: '填报日期', kind: 'day' },
} as const satisfies Record<string, WebsiteFieldRow>;

export type WebsiteField = keyof typeof websiteFields;
export const websiteFieldKeys = Object.keys(websiteFields) as readonly WebsiteField[];
export const websiteSectionKeys = Object.keys(websiteSections) as readonly WebsiteSection[];

export function websiteField(field: WebsiteField): WebsiteFieldRow {
  return websiteFields[field];
}

export function isWebsiteField(text: string): text is WebsiteField {
  return Object.hasOwn(websiteFields, text);
}

export function fieldsOf(section: WebsiteSection): readonly WebsiteField[] {
  return websiteFieldKeys.filter((field) => websiteFields[field].section === section);
}

/** `办件量总数`, `微信名称`: what a sentence calls it. */
export function nameOfField(field: WebsiteField): string {
  const { section, group, label } = websiteField(field);
  if (group !== undefined) return `${group}${label}`;
  return label === '总数' || section === 'topics' || label === '其他'
    ? `${websiteSections[section]}${label}`
    : label;
}

export function isFigure(field: WebsiteField): boolean {
  const { kind } = websiteField(field);
  return kind === 'count' || kind === 'days';
}

/** Computed here, entered by nobody; another figure in its place needs a reason. */
export function isComputed(field: WebsiteField): boolean {
  return websiteField(field).counts !== undefined || field === 'interpretations-total';
}

/** What people enter, if neither the site's record nor last year's report names it. */
export const enteredFigures: readonly WebsiteField[] = websiteFieldKeys.filter(
  (field) => isFigure(field) && !isComputed(field) && websiteField(field).onlyIf === undefined,
);

/** Under the table. */
export function websiteNotes(year: number): readonly string[] {
  return [
    `统计时间为${year}年1月1日至${year}年12月31日。`,
    '各项均应填写；没有的，数量填“0”，文字填“无”。',
  ];
}

/** On the form itself; whose it is stands in the line below. */
export function websiteFormTitle(year: number): string {
  return `政府网站工作年度报表（${year}年度）`;
}

export function websiteReportTitle({
  organ,
  year,
}: {
  readonly organ: { readonly name: string };
  readonly year: number;
}): string {
  return `${organ.name}${websiteFormTitle(year)}`;
}

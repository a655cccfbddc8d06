// How published information is classed: kinds of document, openness, the 15 kinds of official document
// (党政机关公文处理工作条例 8) and the 22 themes of 主题分类. Labels stand here and nowhere else.

interface DocumentKindRow {
  readonly label: string;
  /** Kept out of 法定主动公开内容: no news, no stories there (国办公开办函〔2019〕61号). */
  readonly catalogue: boolean;
  /** Item of 条例 20 ¶1 that the kind usually falls under. */
  readonly item?: number;
}

export const documentKinds = {
  rule: { label: '规章', catalogue: true, item: 1 },
  'normative-document': { label: '行政规范性文件', catalogue: true, item: 1 },
  'other-official-document': { label: '其他公文', catalogue: true, item: 1 },
  interpretation: { label: '政策解读', catalogue: true, item: 1 },
  institution: { label: '机构职能', catalogue: true, item: 2 },
  plan: { label: '规划计划', catalogue: true, item: 3 },
  statistics: { label: '统计信息', catalogue: true, item: 4 },
  'service-guide': { label: '办事指南', catalogue: true, item: 5 },
  licence: { label: '行政许可结果', catalogue: true, item: 5 },
  penalty: { label: '行政处罚', catalogue: true, item: 6 },
  coercion: { label: '行政强制', catalogue: true, item: 6 },
  'enforcement-basis': { label: '执法依据和程序', catalogue: true, item: 6 },
  budget: { label: '财政预决算', catalogue: true, item: 7 },
  charge: { label: '行政事业性收费', catalogue: true, item: 8 },
  procurement: { label: '政府采购', catalogue: true, item: 9 },
  'major-project': { label: '重大建设项目', catalogue: true, item: 10 },
  livelihood: { label: '民生政策与实施', catalogue: true, item: 11 },
  emergency: { label: '应急管理', catalogue: true, item: 12 },
  inspection: { label: '监督检查', catalogue: true, item: 13 },
  recruitment: { label: '招考招聘', catalogue: true, item: 14 },
  personnel: { label: '人事信息', catalogue: true, item: 15 },
  notice: { label: '通知公告', catalogue: true },
  clarification: { label: '回应澄清', catalogue: true },
  'proposal-reply': { label: '建议提案答复', catalogue: true, item: 15 },
  consultation: { label: '意见征集', catalogue: true },
  gazette: { label: '政府公报', catalogue: true },
  'disclosure-rule': { label: '政府信息公开制度', catalogue: true },
  guide: { label: '政府信息公开指南', catalogue: true },
  'annual-report': { label: '政府信息公开年报', catalogue: true },
  overview: { label: '概况', catalogue: false },
  news: { label: '政务动态', catalogue: false },
  tourism: { label: '休闲旅游', catalogue: false },
} as const satisfies Record<string, DocumentKindRow>;

export type DocumentKind = keyof typeof documentKinds;

export function isDocumentKind(text: string): text is DocumentKind {
  return Object.hasOwn(documentKinds, text);
}

/** Tabs of the search's results, and the kinds that stand under each; what stands under none is found under 全部. */
export const searchTabs = {
  policy: {
    label: '政策文件',
    kinds: ['rule', 'normative-document', 'other-official-document', 'disclosure-rule', 'plan'],
  },
  interpretation: { label: '解读', kinds: ['interpretation', 'clarification'] },
  notice: { label: '公告', kinds: ['notice', 'recruitment', 'consultation', 'procurement'] },
  news: { label: '新闻', kinds: ['news'] },
  service: { label: '服务', kinds: ['service-guide'] },
  gazette: { label: '公报', kinds: ['gazette'] },
} as const satisfies Record<
  string,
  { readonly label: string; readonly kinds: readonly DocumentKind[] }
>;

export type SearchTab = keyof typeof searchTabs;

export function isSearchTab(text: string): text is SearchTab {
  return Object.hasOwn(searchTabs, text);
}

export function searchTabOf(kind: DocumentKind): SearchTab | 'other' {
  const tabs = Object.entries(searchTabs) as [
    SearchTab,
    { readonly kinds: readonly DocumentKind[] },
  ][];
  return tabs.find(([, { kinds }]) => kinds.includes(kind))?.[0] ?? 'other';
}

/** What has the layout of an official document (GB/T 9704—2012) and is handed out as a file in it. */
export function isOfficialPaper({
  kind,
  document_number: number,
}: {
  readonly kind: DocumentKind;
  readonly document_number: string | null;
}): boolean {
  return number !== null || searchTabOf(kind) === 'policy';
}

/** 公开属性 (条例 13–16, 19, 27): withheld documents are registered, never shown. */
export const opennessLabels = {
  proactive: '主动公开',
  'upon-request': '依申请公开',
  withheld: '不予公开',
} as const;

export type Openness = keyof typeof opennessLabels;

export function isOpenness(text: string): text is Openness {
  return Object.hasOwn(opennessLabels, text);
}

/** 体裁分类: 党政机关公文处理工作条例 8, and what is none of the fifteen. */
export const genres = [
  '决议',
  '决定',
  '命令（令）',
  '公报',
  '公告',
  '通告',
  '意见',
  '通知',
  '通报',
  '报告',
  '请示',
  '批复',
  '议案',
  '函',
  '纪要',
  '其他',
] as const;

export type Genre = (typeof genres)[number];

export function isGenre(text: string): text is Genre {
  return (genres as readonly string[]).includes(text);
}

/** 主题分类, first level, as the national portal prints it. The second level is free text. */
export const themes = [
  '国务院组织机构',
  '综合政务',
  '国民经济管理、国有资产监管',
  '财政、金融、审计',
  '国土资源、能源',
  '农业、林业、水利',
  '工业、交通',
  '商贸、海关、旅游',
  '市场监管、安全生产监管',
  '城乡建设、环境保护',
  '科技、教育',
  '文化、广电、新闻出版',
  '卫生、体育',
  '人口与计划生育、妇女儿童工作',
  '劳动、人事、监察',
  '公安、安全、司法',
  '民政、扶贫、救灾',
  '民族、宗教',
  '对外事务',
  '港澳台侨工作',
  '国防',
  '其他',
] as const;

export type Theme = (typeof themes)[number];

export function isTheme(text: string): text is Theme {
  return (themes as readonly string[]).includes(text);
}

/** 解读形式 of a policy interpretation, counted by form in the annual report (国办发〔2017〕47号). */
export const interpretationForms = {
  text: '文字解读',
  picture: '图解',
  questions: '问答',
  'audio-video': '音视频解读',
  conference: '新闻发布会',
  expert: '专家解读',
  head: '负责人解读',
} as const;

export type InterpretationForm = keyof typeof interpretationForms;

export function isInterpretationForm(text: string): text is InterpretationForm {
  return Object.hasOwn(interpretationForms, text);
}

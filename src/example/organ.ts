// The example organ: a made-up development zone in a made-up city. Telephone numbers have an area code
// that nobody was given (0000), addresses end in `.example` (RFC 2606), the region in every code is
// 999999, which no list knows; the check characters are right, so that forms can be tried with them.

import type { Guide, SiteSettings } from '../rules/organ.ts';
import type { RemedyBodySet } from '../rules/remedy-set.ts';
import type { Role } from '../rules/roles.ts';
import { organsBelow, staffBelow } from './organs-below.ts';
import { type OfficeKey, offices } from './places.ts';

export interface ExampleOrgan {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'department' | 'dispatched' | 'internal';
  readonly creditCode?: string;
  /** 机关代字 of its letters on disclosure requests. */
  readonly letterWord: string;
  /** Writes an annual report of its own (条例 49, 50). */
  readonly reports: boolean;
  readonly reportDeadlineClass?: 'government' | 'department';
  /** Why the class was assigned: a zone's class is never inferred. */
  readonly reportDeadlineReason?: string;
  readonly site?: SiteSettings;
  readonly guide?: Guide;
  readonly remedySets?: readonly RemedyBodySet[];
  /** 政府信息公开工作机构 (条例 4). */
  readonly disclosureOffice?: boolean;
  readonly children: readonly ExampleOrgan[];
}

const phone = '0000-5550100';
const address = '岚川省青枫市青枫经济技术开发区榕荫大道1号';

const guide: Guide = {
  classification:
    '本机关主动公开的政府信息，按《中华人民共和国政府信息公开条例》第二十条分为十五类，列在“法定主动公开内容”栏目；概况信息、政务动态等其他信息列在各自栏目。每份信息另标注主题分类、组配分类和体裁分类。',
  arrangement:
    '政府信息以索引号编排。索引号由统一社会信用代码、生成年份和五位流水号组成，全年连续，不重复使用。信息目录列明索引号、名称、内容概述、生成日期、发布日期和发布机构。',
  waysToObtain:
    '一是登录青枫经济技术开发区网站（www.kfq.example），在“政府信息公开”栏目检索、查阅、下载；二是到青枫市档案馆、青枫市图书馆和经开区政务服务中心的政府信息查阅点查阅；三是没有主动公开的信息，可以按本指南向本机关提出申请。',
  officeName: offices.office.fullName,
  address: `${address}行政服务楼412室`,
  hours: '工作日9:00—12:00，13:30—17:30（法定节假日除外）',
  phone,
  fax: '0000-5550101',
  email: 'gongkai@kfq.example',
  website: 'https://www.kfq.example/zfxxgk/ysqgk/',
  postcode: '000000',
  howToApply:
    '申请人可以当面提交，也可以通过邮寄、平常信函、传真、电子邮件或者本网站“依申请公开”栏目提出申请。申请应当写明姓名或者名称、身份证明、联系方式，所需信息的名称、文号或者便于查询的其他特征，以及希望取得信息的形式和途径。书写有困难的，可以口头提出，由工作人员代为填写。阅读有困难或者视听有障碍的，工作人员会提供必要的帮助。申请一般不收费，也不需要说明用途；数量、频次明显超过合理范围的，可以收取信息处理费。',
  timeLimits:
    '当面提交的，以提交之日为收到申请之日；邮寄需要签收的，以本机关签收之日为收到申请之日；以平常信函等无需签收的方式或者通过互联网、传真提交的，以双方确认之日为收到申请之日。申请内容不明确的，本机关自收到申请之日起7个工作日内一次性告知补正。能够当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内答复；需要延长的，经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不超过20个工作日。征求第三方和其他机关意见所需时间不计算在内。',
  remedies:
    '认为本机关在政府信息公开工作中侵犯其合法权益的，可以向青枫市人民政府办公室投诉、举报，也可以依法申请行政复议或者提起行政诉讼；其中对不予公开的决定不服的，应当先申请行政复议。',
  updatedOn: '2021-11-30',
};

function inner(
  code: string,
  key: OfficeKey,
  creditCode: string,
  number: string,
  disclosureOffice = false,
): ExampleOrgan {
  const office = offices[key];
  return {
    code: `kfq-${code}`,
    name: office.fullName,
    shortName: office.name,
    kind: 'internal',
    creditCode,
    letterWord: office.words[0] ?? '青枫开管函',
    reports: false,
    guide: {
      officeName: office.fullName,
      address: `${address}行政服务楼`,
      phone: `0000-55501${number}`,
      hours: '工作日9:00—12:00，13:30—17:30',
    },
    ...(disclosureOffice ? { disclosureOffice } : {}),
    children: [],
  };
}

const remedyBodies = {
  inNameOf: 'organ',
  isDefault: true,
  issuer: offices.committee.fullName,
  reconsideration: '青枫市人民政府',
  confirmedBy: '岑砚农（公职律师）',
} as const;

export const exampleOrgan: ExampleOrgan = {
  code: 'kfq',
  name: offices.committee.fullName,
  shortName: '青枫经开区管委会',
  kind: 'dispatched',
  creditCode: '11999999MB0000019T',
  letterWord: '青枫开管公开',
  reports: true,
  reportDeadlineClass: 'government',
  reportDeadlineReason:
    '青枫市人民政府办公室指定：经开区管委会是市人民政府派出机关，按人民政府一类于每年3月31日前公布上一年度报告，并报告工作考核、社会评议和责任追究结果。',
  site: {
    name: '青枫经济技术开发区',
    domain: 'www.kfq.example',
    identifier: '0000000000',
    sponsor: offices.committee.fullName,
    operator: offices.office.fullName,
    icp: '岚ICP备00000000号-1',
    police: '岚公网安备00000000000000号',
    partyMark: 'https://biaozhi.lanchuan.example/?id=0000000000',
    findErrors: 'https://zhaocuo.lanchuan.example/?site=0000000000',
    superiors:
      '中国政府网 https://www.gov.cn/\n岚川省人民政府 https://www.lanchuan.example/\n青枫市人民政府 https://www.qingfeng.example/',
    about:
      '青枫经济技术开发区网站是经开区管委会公开政府信息的统一平台，由管委会主办，党政办公室承办。\n网站公开经开区管委会及其派出机构的政府信息，受理政府信息公开申请，提供申请进度查询。',
  },
  guide,
  // Since September 2021 another court hears the administrative cases of the zone.
  remedySets: [
    {
      ...remedyBodies,
      court: '青枫市枫桥区人民法院',
      confirmedOn: '2019-05-10',
      validFrom: '2019-05-15',
    },
    {
      ...remedyBodies,
      court: '青枫市砚湖区人民法院',
      internetReconsideration: 'https://fuyi.qingfeng.example/',
      confirmedOn: '2021-08-20',
      validFrom: '2021-09-01',
    },
  ],
  children: [
    inner('dzb', 'office', '11999999MB0000027M', '00', true),
    inner('jfj', 'economy', '11999999MB0000035G', '11'),
    inner('czj', 'finance', '11999999MB0000043B', '21'),
    inner('rsj', 'labour', '11999999MB00000516', '31'),
    inner('gjj', 'planning', '11999999MB000006XX', '41'),
    inner('yjj', 'emergency', '11999999MB0000078X', '51'),
    inner('ssj', 'social', '11999999MB0000086Q', '61'),
    inner('zsj', 'investment', '11999999MB0000094K', '71'),
    inner('nyj', 'rural', '12999999MB00001076', '81'),
    inner('zwzx', 'service', '12999999MB00001151', '91'),
    inner('cgzx', 'city', '12999999MB0000123U', '92'),
    ...organsBelow,
  ],
};

export interface ExampleStaff {
  readonly username: string;
  readonly name: string;
  /** Code of the organ he works in: `kfq` or one below it. */
  readonly organ: string;
  readonly roles: readonly Role[];
}

/** Everybody the example needs; whoever handles a request never signs its reply. */
export const exampleStaff: readonly ExampleStaff[] = [
  { username: 'bianji', name: '柏禾清', organ: 'kfq', roles: ['editor'] },
  {
    username: 'shenhe',
    name: '茅溪远',
    organ: 'kfq',
    roles: ['content-reviewer', 'content-approver'],
  },
  { username: 'baomi', name: '漆若岩', organ: 'kfq', roles: ['secrecy-reviewer'] },
  { username: 'jingban', name: '荀砚秋', organ: 'kfq', roles: ['handler'] },
  { username: 'jingban2', name: '宓书禾', organ: 'kfq', roles: ['handler'] },
  { username: 'shenhe2', name: '暴松年', organ: 'kfq', roles: ['reviewer'] },
  { username: 'fuzeren', name: '尉川行', organ: 'kfq', roles: ['office-head'] },
  { username: 'qianfa', name: '亓望舒', organ: 'kfq', roles: ['signatory'] },
  { username: 'jiandu', name: '郗以宁', organ: 'kfq', roles: ['supervisor', 'auditor'] },
  { username: 'xitong', name: '仉立夏', organ: 'kfq', roles: ['system-administrator'] },
  { username: 'anquan', name: '厍知白', organ: 'kfq', roles: ['security-administrator'] },
  { username: 'shenji', name: '璩静姝', organ: 'kfq', roles: ['audit-administrator'] },
  // An inner office that requests are passed to (条例 27: it is asked through the zone).
  { username: 'guijian', name: '岑致和', organ: 'kfq-gjj', roles: ['handler'] },
  ...staffBelow,
];

/**
 * Table 2 of 2022, figures from other registers: the zone takes no decisions of its own, the city's
 * departments act there in their own names.
 */
export const exampleAnnualEntries2022 = [
  {
    item: 'licensing',
    amount: 0,
    evidence: '政务服务中心2022年办件台账：行政许可均由市级部门驻场窗口以市级部门名义作出',
  },
  {
    item: 'penalty',
    amount: 0,
    evidence: '2022年行政执法统计年报：行政处罚由市级部门派驻机构以市级部门名义作出',
  },
  {
    item: 'coercion',
    amount: 0,
    evidence: '2022年行政执法统计年报：本机关未实施行政强制',
  },
  {
    item: 'fees',
    amount: 0,
    evidence: '2022年非税收入对账单：本机关不征收行政事业性收费',
  },
] as const;

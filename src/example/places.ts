// Offices, places, firms and schools of the example. Province, city, zone and everything in them are
// made up; nothing here exists.

export interface Office {
  readonly name: string;
  /** As it signs its documents. */
  readonly fullName: string;
  /** 机关代字 of what it issues under a number. */
  readonly words: readonly string[];
}

const zone = '青枫经济技术开发区';

export const offices = {
  committee: {
    name: '青枫经济技术开发区管委会',
    fullName: `${zone}管理委员会`,
    words: ['青枫开管发', '青枫开管函'],
  },
  office: {
    name: '党政办公室',
    fullName: `${zone}党政办公室`,
    words: ['青枫开管办发', '青枫开管办函'],
  },
  economy: { name: '经济发展局', fullName: `${zone}经济发展局`, words: ['青枫开经发'] },
  finance: { name: '财政局', fullName: `${zone}财政局`, words: ['青枫开财'] },
  labour: {
    name: '人力资源和社会保障局',
    fullName: `${zone}人力资源和社会保障局`,
    words: ['青枫开人社'],
  },
  planning: { name: '规划建设局', fullName: `${zone}规划建设局`, words: ['青枫开规建'] },
  emergency: { name: '应急管理局', fullName: `${zone}应急管理局`, words: ['青枫开应急'] },
  social: { name: '社会事务局', fullName: `${zone}社会事务局`, words: ['青枫开社'] },
  investment: { name: '招商促进局', fullName: `${zone}招商促进局`, words: ['青枫开招'] },
  rural: { name: '农业农村局', fullName: `${zone}农业农村局`, words: ['青枫开农'] },
  service: { name: '政务服务中心', fullName: `${zone}政务服务中心`, words: [] },
  city: { name: '城市管理服务中心', fullName: `${zone}城市管理服务中心`, words: [] },
} as const satisfies Record<string, Office>;

export type OfficeKey = keyof typeof offices;

const towns = ['青砚街道', '石榕街道', '望岑镇', '鹤渚镇'] as const;
const communities = [
  '砚池社区',
  '榕荫社区',
  '竹里湾社区',
  '麦溪社区',
  '槐序社区',
  '听松社区',
  '栈云社区',
  '枫林社区',
  '砚湖社区',
  '鹤鸣社区',
] as const;
const villages = [
  '岑东村',
  '渚南村',
  '松壑村',
  '栎坪村',
  '茶垭村',
  '柿林村',
  '白鹭渡村',
  '荞麦坪村',
  '石榕村',
  '上岑村',
] as const;
const firmNames = [
  '砚恒',
  '枫瑞',
  '壑松',
  '栈云',
  '榕明',
  '岑远',
  '渚光',
  '岚合',
  '禾启',
  '岚序',
] as const;
const firmTrades = [
  '精密制造',
  '新材料',
  '装备科技',
  '食品',
  '包装',
  '电子',
  '医药科技',
  '智能家居',
  '纺织',
  '冷链物流',
  '环保科技',
  '轴承',
] as const;
const builders = ['砚筑建设', '岑通路桥', '枫城市政', '渚泰建筑', '岚基工程', '榕安建工'] as const;
const consultants = ['砚衡工程咨询', '枫正项目管理', '岚信招标代理', '榕诚造价咨询'] as const;

/** What `{name}` in a text may stand for; a digit after the name asks for another one. */
export const commonSlots = {
  town: towns,
  community: communities,
  village: villages,
  place: [...towns, ...communities, ...villages],
  bureau: Object.values(offices)
    .map((o) => o.name)
    .filter((name) => !name.startsWith('青枫')),
  firm: firmNames.flatMap((name) => firmTrades.map((trade) => `${name}${trade}`)),
  company: firmNames.flatMap((name) => firmTrades.map((trade) => `青枫${name}${trade}有限公司`)),
  builder: builders.map((name) => `青枫${name}有限公司`),
  consultant: consultants.map((name) => `青枫${name}有限公司`),
  street: [
    '砚台路',
    '榕荫大道',
    '岑东路',
    '鹤鸣街',
    '枫林一路',
    '枫林三路',
    '创新大道',
    '渚南路',
    '栈云路',
    '青砚北街',
    '松壑路',
    '麦溪巷',
  ],
  park: [
    '岑东产业园',
    '枫林标准厂房',
    '渚南冷链物流园',
    '砚湖科技园',
    '创新孵化园',
    '石榕食品工业园',
  ],
  school: [
    '经开区第一小学',
    '经开区第二小学',
    '经开区第一中学',
    '经开区实验学校',
    '青砚幼儿园',
    '榕荫幼儿园',
    '望岑中心小学',
    '鹤渚中学',
    '枫林小学',
    '砚湖九年一贯制学校',
  ],
  clinic: [
    '经开区人民医院',
    '青砚社区卫生服务中心',
    '石榕社区卫生服务中心',
    '望岑镇卫生院',
    '鹤渚镇卫生院',
  ],
  waters: ['砚湖', '麦溪', '渚江', '岑河', '白鹭渡水库', '松壑水库'],
  week: ['一', '二', '三', '四', '五'],
} as const satisfies Record<string, readonly string[]>;

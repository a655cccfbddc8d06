// Organs below the example's zone that are asked, answer and report in their own name: two branches of
// the city's departments and a sub-district office. Made up like the zone itself.

import type { RemedyBodySet } from '../rules/remedy-set.ts';
import type { ExampleOrgan, ExampleStaff } from './organ.ts';

interface Below {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'department' | 'dispatched';
  readonly creditCode: string;
  readonly letterWord: string;
  readonly jurisdiction: string;
  readonly door: string;
  /** The last two digits of its telephone. */
  readonly line: string;
  readonly reportDeadlineClass?: 'department';
}

const hours = '工作日9:00—12:00，13:30—17:30（法定节假日除外）';

function below({ jurisdiction, door, line, ...organ }: Below): ExampleOrgan {
  const phone = `0000-55504${line}`;
  const remedies: RemedyBodySet = {
    inNameOf: 'organ',
    isDefault: true,
    issuer: organ.name,
    reconsideration: '青枫市人民政府',
    court: '青枫市砚湖区人民法院',
    internetReconsideration: 'https://fuyi.qingfeng.example/',
    confirmedBy: '岑砚农（公职律师）',
    confirmedOn: '2021-08-20',
    validFrom: '2021-09-01',
  };
  return {
    ...organ,
    reports: true,
    guide: {
      jurisdiction,
      classification: '本机关的政府信息按《中华人民共和国政府信息公开条例》第二十条分类公开。',
      arrangement: '政府信息以索引号编排。',
      waysToObtain: '通过网站查阅、下载，到政府信息查阅点查阅，或者依申请取得。',
      officeName: `${organ.shortName}办公室`,
      address: `岚川省青枫市${door}`,
      hours,
      phone,
      fax: phone,
      email: `${organ.code.slice(4)}@kfq.example`,
      postcode: '000000',
      updatedOn: '2021-11-30',
    },
    remedySets: [remedies],
    children: [],
  };
}

export const organsBelow: readonly ExampleOrgan[] = [
  below({
    code: 'kfq-scj',
    name: '青枫市市场监督管理局经济技术开发区分局',
    shortName: '市场监管经开区分局',
    kind: 'department',
    creditCode: '11999999MB0000131R',
    letterWord: '青枫市监开公开',
    jurisdiction:
      '经营主体登记，食品、药品、特种设备和产品质量安全监管，价格和广告监管，消费者投诉举报。辖区：青枫经济技术开发区全域。',
    door: '青枫经济技术开发区榕荫大道3号',
    line: '11',
    reportDeadlineClass: 'department',
  }),
  below({
    code: 'kfq-hbj',
    name: '青枫市生态环境局经济技术开发区分局',
    shortName: '生态环境经开区分局',
    kind: 'department',
    creditCode: '11999999MB000014XH',
    letterWord: '青枫环开公开',
    jurisdiction:
      '建设项目环境影响评价、排污许可、污染源监测和生态环境执法。辖区：青枫经济技术开发区全域。',
    door: '青枫经济技术开发区榕荫大道5号',
    line: '21',
    reportDeadlineClass: 'department',
  }),
  // Nobody assigned it a class: the zone sets its day (条例 50).
  below({
    code: 'kfq-qyj',
    name: '青枫市青砚街道办事处',
    shortName: '青砚街道办事处',
    kind: 'dispatched',
    creditCode: '11999999MB0000158H',
    letterWord: '青砚街公开',
    jurisdiction:
      '居民服务、物业管理指导、社会救助和保障性住房初审、老旧小区改造组织实施。辖区：砚池社区、榕荫社区、竹里湾社区、听松社区。',
    door: '青枫经济技术开发区砚台路16号',
    line: '31',
  }),
];

/** Two people in each, so that who handles a request never signs its reply. */
export const staffBelow: readonly ExampleStaff[] = [
  { username: 'scj-jb', name: '缑明远', organ: 'kfq-scj', roles: ['handler'] },
  { username: 'scj-fzr', name: '谯若水', organ: 'kfq-scj', roles: ['office-head'] },
  { username: 'hbj-jb', name: '郏书言', organ: 'kfq-hbj', roles: ['handler'] },
  { username: 'hbj-fzr', name: '鄢承宇', organ: 'kfq-hbj', roles: ['office-head'] },
  { username: 'qyj-jb', name: '佘晓岚', organ: 'kfq-qyj', roles: ['handler'] },
  { username: 'qyj-fzr', name: '璩守正', organ: 'kfq-qyj', roles: ['office-head'] },
];

/** Who takes the place of the zone's people in an organ below it. */
export function inPlaceOf(username: string, organ: string): string {
  const short = organ.slice('kfq-'.length);
  return username === 'jingban' ? `${short}-jb` : `${short}-fzr`;
}

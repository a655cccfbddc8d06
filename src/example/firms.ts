// Firms of the example's register, as a data department hands them over: a table in text. Names and codes are made up;
// 999971 is no division of any list, so that no code can be that of a firm which exists.

import { csvRow } from '../formats/csv.ts';
import { creditCodeCheckCharacter, organisationCodeCheckCharacter } from '../rules/credit-code.ts';
import {
  codeHeading,
  consentHeading,
  contactHeadings,
  factHeading,
  nameHeading,
} from '../rules/policy/enterprise-sheet.ts';
import type { FactKey } from '../rules/policy/facts.ts';

export const exampleFirmsSource = '市场监管、税务、人社部门共享数据（示例）';

interface ExampleFirm {
  readonly name: string;
  /** As it is written into cells; what is left out nobody knows. */
  readonly facts: Readonly<Partial<Record<FactKey, string>>>;
  readonly contact?: readonly [name: string, phone: string];
  readonly consent: '是' | '否' | '';
}

const sound = { badRecord: '无' } as const;

const firms: readonly ExampleFirm[] = [
  {
    name: '青枫岭南精密机械有限公司',
    facts: {
      ...sound,
      region: '青枫经济技术开发区',
      organisationType: '有限责任公司',
      established: '2015-04-20',
      industry: 'C3484',
      staff: '286',
      revenue: '18600',
      assets: '21400',
      rd: '744',
      exports: '2300',
      patents: '31',
      scaleRegister: '规模以上工业',
      qualifications: '高新技术企业、绿色工厂',
      graduatesHired: '14',
      taxGrade: 'A级',
    },
    contact: ['示例甲', '0000-5550201'],
    consent: '是',
  },
  {
    name: '青枫石榕电子元件有限公司',
    facts: {
      ...sound,
      region: '石榕街道',
      established: '2018-09-12',
      industry: 'C3981',
      staff: '94',
      revenue: '5200',
      rd: '151',
      patents: '12',
      scaleRegister: '无',
      qualifications: '专精特新中小企业',
      graduatesHired: '6',
    },
    contact: ['示例乙', '0000-5550202'],
    consent: '是',
  },
  {
    name: '望岑云杉食品有限公司',
    facts: {
      ...sound,
      region: '望岑镇',
      industry: 'C1392',
      staff: '150',
      revenue: '8600',
      rd: '292',
      scaleRegister: '规模以上工业',
      qualifications: '农业产业化龙头企业',
      graduatesHired: '3',
    },
    contact: ['示例丙', '0000-5550203'],
    consent: '是',
  },
  {
    name: '青枫砚谷软件有限公司',
    facts: {
      ...sound,
      region: '青砚街道',
      established: '2023-02-08',
      industry: 'I6513',
      staff: '38',
      revenue: '960',
      rd: '210',
      patents: '9',
      scaleRegister: '无',
      qualifications: '科技型中小企业',
      graduatesHired: '8',
      taxGrade: 'B级',
    },
    contact: ['示例丁', '0000-5550204'],
    consent: '是',
  },
  {
    name: '青枫汇川进出口有限公司',
    facts: {
      ...sound,
      region: '青枫经济技术开发区',
      established: '2012-11-30',
      industry: 'F5179',
      staff: '46',
      revenue: '13200',
      exports: '9800',
      scaleRegister: '限额以上批发零售住宿餐饮业',
      qualifications: '无',
      graduatesHired: '0',
    },
    consent: '否',
  },
  {
    name: '青枫鹤渚化工材料有限公司',
    facts: {
      region: '鹤渚镇',
      established: '2009-06-18',
      industry: 'C2669',
      staff: '412',
      revenue: '36500',
      rd: '1280',
      scaleRegister: '规模以上工业',
      qualifications: '高新技术企业',
      graduatesHired: '5',
      badRecord: '一年内发生较大以上突发环境事件',
    },
    contact: ['示例戊', '0000-5550206'],
    consent: '是',
  },
  {
    name: '枫桥锦程物流有限公司',
    facts: {
      ...sound,
      region: '枫桥区',
      established: '2016-03-01',
      industry: 'G5430',
      staff: '128',
      revenue: '4100',
      scaleRegister: '规模以上服务业',
      graduatesHired: '2',
    },
    consent: '',
  },
  {
    name: '青枫新禾包装制品厂',
    facts: {
      region: '望岑镇',
      organisationType: '个人独资企业',
      established: '2020-07-15',
      industry: 'C2231',
      staff: '17',
    },
    consent: '',
  },
];

/** With both check characters, so that the register takes it like any other. */
export function exampleCreditCode(n: number): string {
  const organisation = `MA9${String(n).padStart(5, '0')}`;
  const first17 = `91999971${organisation}${organisationCodeCheckCharacter(organisation) ?? ''}`;
  return `${first17}${creditCodeCheckCharacter(first17) ?? ''}`;
}

const factsSaid = [...new Set(firms.flatMap((firm) => Object.keys(firm.facts) as FactKey[]))];

/** Headings and rows of the register's own workbook. */
export function exampleFirmTable(): string {
  const headings = [
    codeHeading,
    nameHeading,
    ...factsSaid.map(factHeading),
    contactHeadings.name,
    contactHeadings.phone,
    consentHeading,
  ];
  const rows = firms.map(({ name, facts, contact, consent }, i) => [
    exampleCreditCode(i + 1),
    name,
    ...factsSaid.map((key) => facts[key] ?? ''),
    contact?.[0] ?? '',
    contact?.[1] ?? '',
    consent,
  ]);
  return [headings, ...rows].map(csvRow).join('');
}

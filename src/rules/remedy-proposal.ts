// Who reconsiders what an organ decides: a proposal beside the field, never what is printed. What a letter
// prints is the set that a named person confirmed (remedy-set.ts). The court is never derived: hearing
// across districts is decided by the higher courts, place by place.

import type { ReplyName } from './remedy-set.ts';

/** Where an organ stands in the order of 行政复议法 24–28. */
export const standings = {
  department: {
    label: '县级以上地方人民政府工作部门',
    authorities: ['本级人民政府'],
    provision: '行政复议法24¶1(1)',
  },
  'field-office': {
    label: '政府工作部门的派出机构（以自己的名义）',
    authorities: ['本级人民政府'],
    provision: '行政复议法24¶4',
  },
  authorised: {
    label: '法律、法规、规章授权的组织',
    authorities: ['本级人民政府'],
    provision: '行政复议法24¶1(4)',
  },
  vertical: {
    label: '海关、金融、外汇管理等垂直领导的机关，税务、国家安全机关',
    authorities: ['上一级主管部门'],
    provision: '行政复议法27',
  },
  government: {
    label: '省级以下地方人民政府',
    authorities: ['上一级人民政府'],
    provision: '行政复议法24¶1(2)',
  },
  'provincial-government': {
    label: '省、自治区、直辖市人民政府',
    authorities: ['本机关'],
    provision: '行政复议法24¶2',
  },
  'state-council-department': {
    label: '国务院部门',
    authorities: ['本机关'],
    provision: '行政复议法25(1)',
  },
  dispatched: {
    label: '人民政府依法设立的派出机关',
    authorities: ['设立它的人民政府'],
    provision: '行政复议法24¶1(3)',
  },
  // Both are named: the applicant chooses (L15).
  justice: {
    label: '地方人民政府司法行政部门',
    authorities: ['本级人民政府', '上一级司法行政部门'],
    provision: '行政复议法28',
  },
  'development-zone': {
    label: '开发区管理机构',
    silence: '开发区由谁批准设立、以谁的名义行使职权各不相同，按设立文件确定，不作建议',
    provision: '法释〔2018〕1号21',
  },
  'government-office': {
    label: '人民政府办公厅（室）',
    silence: '取决于答复以政府的名义还是以办公厅（室）自己的名义作出，请在该政府之下按名义分别设置',
    provision: '法释〔2021〕5号6',
  },
} as const satisfies Record<string, StandingRow>;

type Place =
  | '本机关'
  | '本级人民政府'
  | '上一级人民政府'
  | '设立它的人民政府'
  | '上一级主管部门'
  | '上一级司法行政部门';

interface StandingRow {
  readonly label: string;
  readonly provision: string;
  readonly authorities?: readonly Place[];
  /** Why nothing is proposed. */
  readonly silence?: string;
}

export type Standing = keyof typeof standings;
export const standingKeys = Object.keys(standings) as readonly Standing[];

/** Names that the tree of organs knows for the places above. */
export interface KnownNames {
  readonly own?: string;
  /** The government one stands under: of the same level, or one's own superior, or one's founder. */
  readonly government?: string;
  /** The department above in a vertical line, or the justice department above. */
  readonly department?: string;
}

export type RemedyProposal =
  | {
      /** One, or two of which the applicant chooses. */
      readonly authorities: readonly string[];
      readonly provision: string;
    }
  | { readonly silence: string; readonly provision: string };

/**
 * The disclosure office that a government designated and that replies in its own name is respondent
 * itself; the government it belongs to reconsiders (法释〔2021〕5号 6; 行政复议法 24; L13). Of an office of
 * anybody else the provision says nothing.
 */
export function proposeReconsideration(
  standing: Standing,
  inNameOf: ReplyName,
  names: KnownNames = {},
): RemedyProposal {
  if (inNameOf === 'office') return proposeForOffice(standing, names);
  const row: StandingRow = standings[standing];
  if (row.authorities === undefined) {
    return { silence: row.silence ?? '', provision: row.provision };
  }
  const nameOf: Readonly<Record<Place, string | undefined>> = {
    本机关: names.own,
    本级人民政府: names.government,
    上一级人民政府: names.government,
    设立它的人民政府: names.government,
    上一级主管部门: names.department,
    上一级司法行政部门: names.department,
  };
  return {
    authorities: row.authorities.map((place) => nameOf[place] ?? place),
    provision: row.provision,
  };
}

function proposeForOffice(standing: Standing, names: KnownNames): RemedyProposal {
  const provision = '法释〔2021〕5号6；行政复议法24';
  if (standing === 'government' || standing === 'provincial-government') {
    return { authorities: [names.own ?? '所属的人民政府'], provision };
  }
  return {
    silence: '只有县级以上地方人民政府指定的政府信息公开工作机构能以自己的名义答复，不作建议',
    provision,
  };
}

/** How the proposal reads beside the field. */
export function proposalText(proposal: RemedyProposal): string {
  return 'silence' in proposal
    ? `${proposal.silence}（${proposal.provision}）`
    : `建议：${proposal.authorities.join('或者')}（${proposal.provision}），须经指定人员确认`;
}

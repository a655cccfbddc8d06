// What the system knows of an organ beyond its name: the statutory guide record (条例 12) and the site's
// own facts. The bodies of remedy are dated sets of their own (remedy-set.ts).

import type { IsoDay } from './day.ts';

export type OrganKind = 'government' | 'department' | 'dispatched' | 'internal';

/**
 * 条例 27, 10 ¶2: governments of every level, their departments and bodies acting in their own name are
 * asked; an inner office is not, a request to it is the organ's; nor is one that was dissolved.
 */
export function canBeAsked({
  kind,
  dissolved_on: dissolvedOn = null,
}: {
  readonly kind: OrganKind;
  readonly dissolved_on?: IsoDay | null;
}): boolean {
  return kind !== 'internal' && dissolvedOn === null;
}

/** 指南: mandatory content of 条例 12 ¶2, and the usual rest. Every letter and the footer read it. */
export interface Guide {
  readonly classification?: string;
  readonly arrangement?: string;
  readonly waysToObtain?: string;
  /** What the organ is there for and where: helps to ask the right one (条例 10, 27). */
  readonly jurisdiction?: string;
  readonly officeName?: string;
  readonly address?: string;
  readonly hours?: string;
  readonly phone?: string;
  readonly fax?: string;
  readonly email?: string;
  readonly website?: string;
  readonly postcode?: string;
  readonly howToApply?: string;
  readonly timeLimits?: string;
  readonly remedies?: string;
  readonly updatedOn?: string;
}

/** 国办发〔2017〕47号: what the head and the foot of every page print. Absent items are not printed. */
export interface SiteSettings {
  readonly name?: string;
  readonly domain?: string;
  readonly identifier?: string;
  readonly sponsor?: string;
  readonly operator?: string;
  readonly icp?: string;
  readonly police?: string;
  /** 中文域名, such as 某某.政务. */
  readonly chineseDomain?: string;
  /** Address that the mark of party and government sites leads to. */
  readonly partyMark?: string;
  readonly institutionMark?: string;
  /** Address of 我为政府网站找错 for this site. */
  readonly findErrors?: string;
  /** Sites above, a line each: name and address (site-links.ts). */
  readonly superiors?: string;
  /** 关于本站: paragraphs, a line each. */
  readonly about?: string;
  /** 责任编辑 below every document: a person's name, so only where the office wants it. */
  readonly namesEditors?: boolean;
}

const guideDuties = {
  classification: '政府信息的分类',
  arrangement: '编排体系',
  waysToObtain: '获取方式',
  officeName: '政府信息公开工作机构的名称',
  address: '办公地址',
  hours: '办公时间',
  phone: '联系电话',
  fax: '传真号码',
  email: '互联网联系方式',
} as const satisfies Partial<Record<keyof Guide, string>>;

/** Items of 条例 12 ¶2 that the guide lacks. */
export function missingFromGuide(guide: Guide): readonly string[] {
  return Object.entries(guideDuties)
    .filter(([key]) => {
      const value = (guide as Record<string, string | undefined>)[key];
      return value === undefined || value.trim() === '';
    })
    .map(([, label]) => label);
}

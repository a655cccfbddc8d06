// First steps of addresses that are no columns: one list for the names that columns may not have, for the old addresses
// that can lead nowhere else, and for the links that are looked up. What stands below each is web/portal/routes.ts.

import { organsStep } from './disclosure-columns.ts';

/** Pages of their own, at /{step}/. */
export const pageSteps: readonly string[] = [
  'bangzhu',
  'guanyu',
  'hqzc',
  'jcgk',
  organsStep,
  'kaifang',
  'lianxi',
  'shoucang',
  'sousuo',
  'tongji',
  'wza',
  'wzdt',
  'xianshi',
  'yangshi',
  'yinsi',
  'zhengji',
  'zhuangongkai',
];

/** Below these stands what is reached by longer addresses only. */
const innerSteps: readonly string[] = [
  'api',
  'desk',
  'feed',
  'fujian',
  'fujian-yulan',
  'gongju',
  'likai',
  'liulan',
  'oai',
  'yulan',
  'zichan',
  'ziyuan',
];

export const siteSteps: readonly string[] = [...pageSteps, ...innerSteps];

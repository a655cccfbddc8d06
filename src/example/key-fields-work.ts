// 重点领域信息公开: work, insurance and new firms, each document also standing in the catalogue.

import type { Family } from './family.ts';
import { notice } from './key-notice.ts';

const labour = {
  theme: '劳动、人事、监察',
  issuers: ['labour'],
} as const;

export const keyWorkFamilies: readonly Family[] = [
  {
    ...labour,
    id: 'key-jobs',
    count: 36,
    kind: 'livelihood',
    columns: ['zdly', 'msly'],
    subtheme: '劳动就业',
    groupClass: '劳动就业',
    keywords: ['劳动就业', '岗位信息'],
    lag: [0, 6],
    slots: {
      item: [
        '园区企业招工信息',
        '公益性岗位信息',
        '就业见习岗位目录',
        '技能培训班次安排',
        '零工市场用工需求',
        '专场招聘活动预告',
        '劳动用工政策问答',
      ],
    },
    titles: ['{year}年{month}月{item}', '{town}{item}（{year}年{month}月）', '{park}{item}'],
    bodies: [
      notice(
        '{item}',
        [
          '|单位|岗位|人数|月薪（元）|',
          '|{company}|操作工|{6-60}|{3800-5200}|',
          '|{company2}|质检员|{2-18}|{4000-5600}|',
          '|{company3}|仓管员|{2-12}|{3600-4800}|',
        ],
        '0000-5550131',
      ),
    ],
  },
  {
    ...labour,
    id: 'key-insurance',
    count: 35,
    kind: 'livelihood',
    columns: ['zdly', 'msly'],
    subtheme: '社会保障',
    groupClass: '社会保障',
    keywords: ['社会保障', '待遇'],
    lag: [0, 8],
    slots: {
      item: [
        '城乡居民养老保险缴费档次和补贴标准',
        '失业保险待遇申领办法',
        '医疗保险门诊待遇',
        '工伤认定流程',
        '社会保险费缴纳提示',
        '养老待遇资格认证提示',
        '城乡低保标准和对象数',
      ],
    },
    titles: ['{item}（{year}年{month}月）', '关于{item}的公告', '{town}{item}'],
    bodies: [
      notice(
        '{item}',
        [
          '|项目|标准|',
          '|缴费（补贴）档次|{100-900}元至{1000-3000}元|',
          '|月人均待遇|{120-680}元|',
          '|享受人数|{360-4800}人|',
        ],
        '0000-5550132',
      ),
    ],
  },
  {
    ...labour,
    id: 'key-startups',
    count: 35,
    kind: 'notice',
    columns: ['zdly', 'msly'],
    subtheme: '劳动就业',
    groupClass: '创业开办',
    keywords: ['创业', '企业开办'],
    lag: [0, 8],
    slots: {
      item: [
        '创业担保贷款办理指引',
        '创业孵化基地入驻条件',
        '企业开办一次性告知',
        '一次性创业补贴名单公示',
        '小微企业社保补贴公示',
        '创业培训班次安排',
        '场地租赁补贴标准',
      ],
    },
    titles: ['{item}（{year}年{month}月）', '{park}{item}', '关于{item}的公告（{town}）'],
    bodies: [
      notice(
        '{item}',
        [
          '|项目|条件|标准|',
          '|创业担保贷款|符合条件的个人|最高20万元，财政贴息|',
          '|场地补贴|孵化基地内企业|每月{300-900}元，最长{12-36}个月|',
          '|一次性创业补贴|正常经营六个月以上|{2000-5000}元|',
        ],
        '0000-5550133',
      ),
    ],
  },
];

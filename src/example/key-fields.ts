// 重点领域信息公开: eight fields, each document also standing in the catalogue.

import type { Family, Line } from './family.ts';

/** 说明, 表, 办理 and 联系: the build of a public notice for people who want to get something done. */
function notice(subject: string, table: readonly string[], phone: string): readonly Line[] {
  return [
    [
      `为方便企业和群众了解有关信息，现将${subject}公布如下。`,
      `按照重点领域信息公开要求，现公布${subject}。`,
    ],
    ...table,
    '## 一、有关说明',
    {
      choose: [2, 3],
      of: [
        '（一）所列信息由主管单位核实，发生变化的将在5个工作日内更新。',
        '（二）符合条件的单位和个人均可申请或者参加，不收取任何费用。',
        '（三）需要提交材料的，能够通过数据共享取得的不再要求提供。',
        '（四）涉及个人信息的内容已作隐去处理。',
        '（五）办理结果自形成之日起20个工作日内公开。',
      ],
    },
    '## 二、办理和咨询',
    `受理时间为工作日9:00—12:00、13:30—17:30，地点在经开区政务服务中心{1-3}楼；咨询电话${phone}。对办理情况不满意的，可以拨打0000-5550100反映，党政办公室转办后将在5个工作日内答复。`,
  ];
}

const labour = {
  theme: '劳动、人事、监察',
  issuers: ['labour'],
} as const;

export const keyFieldFamilies: readonly Family[] = [
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
    id: 'key-investment',
    count: 36,
    kind: 'notice',
    columns: ['zdly', 'ghjh'],
    theme: '商贸、海关、旅游',
    subtheme: '对外经贸合作',
    groupClass: '招商引资',
    keywords: ['招商引资', '投资服务'],
    issuers: ['investment'],
    lag: [0, 10],
    slots: {
      item: [
        '招商项目推介',
        '标准厂房租赁信息',
        '产业链招商目录',
        '惠企政策兑现情况',
        '投资服务事项清单',
        '工业用地供应信息',
        '企业用能价格和服务承诺',
      ],
    },
    titles: ['{park}{item}', '{year}年{month}月{item}', '青枫经开区{item}（{month}月更新）'],
    bodies: [
      notice(
        '{item}',
        [
          '|名称|规模|备注|',
          '|{park}标准厂房|{2000-12000}平方米|层高{4-9}米，可分层租赁|',
          '|{park2}工业用地|{20-160}亩|完成场地平整|',
          '|配套条件|供水、供电、供气、污水|接到厂区围墙|',
        ],
        '0000-5550171',
      ),
    ],
  },
  {
    id: 'key-housing',
    count: 35,
    kind: 'livelihood',
    columns: ['zdly', 'msly'],
    theme: '城乡建设、环境保护',
    subtheme: '城乡建设（含住房）',
    groupClass: '住房服务',
    keywords: ['住房保障', '公租房'],
    issuers: ['planning'],
    lag: [0, 10],
    slots: {
      item: [
        '公租房房源信息',
        '公租房配租结果公示',
        '租赁补贴发放情况',
        '老旧小区改造计划',
        '农村危房改造对象公示',
        '物业服务企业信用信息',
        '住宅专项维修资金使用公示',
      ],
    },
    titles: ['{town}{item}（{year}年{month}月）', '{year}年{month}月{item}', '{community}{item}'],
    bodies: [
      notice(
        '{item}',
        [
          '|小区（社区）|套（户）数|面积（平方米）|租金或补贴标准|',
          '|{community}|{12-80}|{35-60}|每平方米{2-6}.{1-9}元|',
          '|{community2}|{12-80}|{35-60}|每平方米{2-6}.{1-9}元|',
        ],
        '0000-5550141',
      ),
    ],
  },
  {
    id: 'key-transport',
    count: 35,
    kind: 'notice',
    columns: ['zdly', 'zdjsxm'],
    theme: '工业、交通',
    subtheme: '公路',
    groupClass: '交通出行',
    keywords: ['交通出行', '施工公告'],
    issuers: ['planning', 'city'],
    lag: [0, 4],
    slots: {
      item: [
        '道路施工临时交通管制公告',
        '公交线路调整公告',
        '桥梁检测封闭施工公告',
        '停车泊位设置公告',
        '!路,街,大道,巷::农村公路建设进展',
        '充电桩建设点位公告',
      ],
    },
    titles: ['{street}{item}', '关于{street}{item}（{year}年{month}月）', '{town}{item}'],
    bodies: [
      notice(
        '{item}',
        [
          '|路段|时间|措施|',
          '|{street}至{street2}|{on}起{7-60}天|{半幅通行|限速30公里|禁止货车通行|绕行提示}|',
          '|{street3}|{on}起{7-60}天|{半幅通行|临时停靠点前移100米|单向通行}|',
        ],
        '0000-5550142',
      ),
    ],
  },
  {
    id: 'key-schools',
    count: 35,
    kind: 'livelihood',
    columns: ['zdly', 'msly'],
    theme: '科技、教育',
    subtheme: '教育',
    groupClass: '教育培训',
    keywords: ['教育', '招生'],
    issuers: ['social'],
    lag: [0, 8],
    slots: {
      item: [
        '招生计划和片区范围@4-8',
        '收费项目和标准',
        '学生资助政策',
        '校外培训机构白名单',
        '课后服务安排',
        '学校基本情况',
        '随迁子女入学办法@4-9',
        '校历和作息时间',
      ],
    },
    titles: ['{school}{item}', '{year}年{item}（{month}月公布）', '{town}学校{item}'],
    bodies: [
      notice(
        '{item}',
        ['|学校|班数|人数|', '|{school}|{6-36}|{260-1600}|', '|{school2}|{6-36}|{260-1600}|'],
        '0000-5550162',
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
  {
    id: 'key-health',
    count: 35,
    kind: 'livelihood',
    columns: ['zdly', 'msly'],
    theme: '卫生、体育',
    subtheme: '卫生',
    groupClass: '医疗卫生',
    keywords: ['医疗卫生', '服务信息'],
    issuers: ['social'],
    lag: [0, 8],
    slots: {
      item: [
        '医疗机构名录',
        '家庭医生签约服务包内容',
        '预防接种门诊时间安排',
        '医疗服务价格公示',
        '免费健康体检安排',
        '急救知识培训安排',
        '基本公共卫生服务项目',
      ],
    },
    titles: ['{clinic}{item}', '{year}年{month}月{item}', '{town}{item}'],
    bodies: [
      notice(
        '{item}',
        [
          '|机构|服务时间|服务内容|',
          '|{clinic}|每周{week}全天|{门诊、接种|体检、随访|门诊、急救}|',
          '|{clinic2}|每周{week2}上午|{门诊、接种|体检、随访|签约咨询}|',
        ],
        '0000-5550163',
      ),
    ],
  },
];

// 重点领域信息公开: investment, homes, traffic, schools and health, each document also standing in the
// catalogue.

import type { Family } from './family.ts';
import { notice } from './key-notice.ts';

export const keyFieldFamilies: readonly Family[] = [
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

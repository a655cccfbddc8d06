// 事业单位招聘: what the zone's own institutions do also stands in the catalogue; notices of others
// (state firms, village posts) do not. Names are masked, numbers are not shown.

import type { Family, Line } from './family.ts';

const body: readonly Line[] = [
  [
    '根据《事业单位公开招聘人员暂行规定》，按照公开、平等、竞争、择优原则，现就{unit}{stage}有关事项公告如下。',
    '{unit}公开招聘工作按程序进行，现将{stage}内容予以公布。',
  ],
  '|岗位|人数|学历要求|',
  '|{教师|医师|护士|工程管理|财务|综合管理}|{1-6}|{大专|本科|研究生}及以上|',
  '|{教师|医师|护士|信息技术|规划设计|农业技术}|{1-4}|{大专|本科|研究生}及以上|',
  [
    '资格,面试,体检,考察,拟聘,递补::进入下一环节人员名单（姓名隐去部分字）：张*、李*明、王*、陈*华、刘*、杨*芳，其余人员见单位公示栏，按准考证号查询。',
    '成绩::成绩按准考证号查询，同一岗位按总成绩从高到低确定，末位成绩相同的加试。',
    '公开招聘公告,招聘公告,延期::报名采取网上报名方式，报名时间不少于{3-7}天，考生上传材料由系统加密保存。',
    '笔试公告::笔试内容为公共基础知识和岗位专业知识，闭卷，满分100分，合格线为60分。',
  ],
  '## 一、时间和地点',
  [
    '笔试公告,面试,体检公告,资格,考察::定于{on}后的第{3-15}个工作日组织，具体时间、地点以准考证或者通知为准。考生应当携带有效身份证件，提前30分钟到场，迟到者视为放弃。',
    '成绩,体检结果,拟聘,递补::自公布之日起开始公示，考生本人可在{3-5}个工作日内到人力资源和社会保障局查询原始记录或者申请复核，地点为榕荫大道1号行政服务楼3楼。',
    '招聘公告,延期::报名自公告之日起第{3-7}个工作日开始，网址为www.kfq.example；不具备上网条件的，可到经开区公共就业服务中心由工作人员协助报名。',
  ],
  '## 二、纪律和监督',
  '招聘全过程接受监督，工作人员与考生有应当回避情形的主动回避。考生弄虚作假的，取消资格。监督电话：0000-5550131；公示期{5-7}个工作日，期满无异议的办理后续手续。',
  '@sign',
];

const stages = [
  '公开招聘公告@2-4',
  '资格审查公告@3-5',
  '笔试公告@4-6',
  '笔试成绩公告@5-6',
  '面试公告@6-7',
  '总成绩公告@6-8',
  '体检公告@7-9',
  '体检结果公告@8-9',
  '考察公告@8-10',
  '拟聘用人员公示@9-11',
  '递补公告@9-11',
] as const;

const units = [
  '经开区第一小学',
  '经开区第一中学',
  '经开区实验学校',
  '经开区人民医院',
  '青砚社区卫生服务中心',
  '望岑镇卫生院',
  '政务服务中心',
  '城市管理服务中心',
  '农业技术推广站',
  '融媒体中心',
  '公共就业服务中心',
] as const;

const common = {
  kind: 'recruitment',
  theme: '劳动、人事、监察',
  subtheme: '人事工作',
  genre: '公告',
  keywords: ['事业单位', '公开招聘'],
  issuers: ['labour'],
  lag: [0, 5],
} as const;

export const recruitmentFamilies: readonly Family[] = [
  {
    ...common,
    id: 'recruitment',
    count: 93,
    months: [3, 11],
    columns: ['sydwzp', 'qtfd'],
    groupClass: '事业单位招聘',
    slots: { unit: units, stage: stages },
    titles: ['{unit}{year}年{stage}', '{year}年{unit}{stage}'],
    bodies: [body],
  },
  {
    ...common,
    id: 'recruitment-others',
    count: 22,
    columns: ['sydwzp'],
    groupClass: '招聘信息',
    slots: {
      unit: [
        '{town}村级后备力量',
        '{town}网格员',
        '{park}物业服务公司',
        '经开区建设投资公司',
        '{town}养老护理员',
        '经开区公交公司驾驶员',
      ],
      stage: ['招聘公告', '面试公告', '拟聘人员公示', '招聘延期公告'],
    },
    titles: ['{unit}{year}年{stage}', '转发：{unit}{stage}'],
    bodies: [body],
  },
];

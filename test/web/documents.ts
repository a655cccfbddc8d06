// Documents of every sort for the tests of the portal, all made up.

import type { ImportDocument } from '../../src/rules/import-document.ts';

const organ = '青枫经济技术开发区管理委员会';
const office = '青枫经济技术开发区党政办公室';

function notice(n: number): ImportDocument {
  const month = String(1 + (n % 3)).padStart(2, '0');
  const date = String(1 + (n % 27)).padStart(2, '0');
  const on = `2026-${month}-${date}`;
  return {
    key: `notice-${n}`,
    title: `青枫经开区开展第${n}次园区安全生产专项检查`,
    kind: 'news',
    issuers: [office],
    publisher: office,
    madeOn: on,
    publishedAt: `${on}T09:30`,
    columns: ['zwdt'],
    openness: 'proactive',
    body: `<p>${on}，经开区应急管理局会同有关单位，对园区重点企业开展安全生产检查，共检查${n + 3}家企业，发现隐患${n + 5}处，均已要求限期整改。</p><p>检查组要求企业落实主体责任，健全应急预案，加强员工培训。</p>`,
  };
}

export const housingRules: ImportDocument = {
  key: 'housing-47',
  title: '青枫经济技术开发区管理委员会关于印发青枫经济技术开发区住房保障实施细则的通知',
  kind: 'normative-document',
  documentNumber: '青枫开管办发〔2022〕47号',
  issuers: [organ],
  publisher: office,
  madeOn: '2022-05-20',
  publishedAt: '2022-05-25T10:00',
  effectiveFrom: '2022-07-01',
  effectiveTo: '2027-06-30',
  columns: ['lzyj', 'zdly'],
  theme: '城乡建设、环境保护',
  subtheme: '住房保障',
  genre: '通知',
  keywords: ['住房', '保障', '细则'],
  summary: '规定公共租赁住房的申请条件、轮候、分配和退出。',
  openness: 'proactive',
  body: `<p class="addressee">各部门，各街道办事处、镇人民政府：</p>
<p>《青枫经济技术开发区住房保障实施细则》已经管理委员会主任办公会议审议通过，现印发给你们，请认真贯彻执行。</p>
<p class="signature">青枫经济技术开发区管理委员会</p>
<p class="signature">2022年5月20日</p>
<p class="note">（此件公开发布）</p>
<h2 class="centre">青枫经济技术开发区住房保障实施细则</h2>
<h3 class="centre">第一章　总则</h3>
<p>第一条　为了规范住房保障工作，改善住房困难家庭的居住条件，结合本区实际，制定本细则。</p>
<p>第二条　本区公共租赁住房的申请、轮候、分配、使用和退出，适用本细则。</p>
<h3 class="centre">第二章　申请</h3>
<p>第三条　申请公共租赁住房，应当同时符合下列条件：</p>
<p>（一）在本区稳定就业或者居住满一年；</p>
<p>（二）人均住房建筑面积低于15平方米；</p>
<p>（三）家庭收入和财产符合规定的标准。</p>
<table><caption>租金补贴标准（元/平方米·月）</caption><thead><tr><th scope="col">家庭类别</th><th scope="col">补贴标准</th><th scope="col">面积上限（平方米）</th></tr></thead><tbody><tr><td>低保家庭</td><td>12</td><td>60</td></tr><tr><td>低收入家庭</td><td>8</td><td>60</td></tr></tbody></table>
<p>第四条　本细则自2022年7月1日起施行，有效期五年。</p>`,
};

export const siteDocuments: readonly ImportDocument[] = [
  housingRules,
  {
    key: 'housing-47-explained',
    title: '《青枫经济技术开发区住房保障实施细则》解读',
    kind: 'interpretation',
    issuers: [office],
    publisher: office,
    madeOn: '2022-05-25',
    publishedAt: '2022-05-25T10:30',
    columns: ['lzyj'],
    openness: 'proactive',
    interprets: 'housing-47',
    body: '<h2>一、为什么制定</h2><p>原有办法已经到期，需要根据新的情况重新制定。</p><h2>二、主要内容</h2><p>细则共四章二十三条，明确了申请条件、轮候办法和退出情形。</p>',
  },
  {
    key: 'parking-repealed',
    title: '青枫经济技术开发区机动车停放管理办法',
    kind: 'normative-document',
    documentNumber: '青枫开管发〔2018〕6号',
    issuers: [organ],
    publisher: office,
    madeOn: '2018-03-05',
    publishedAt: '2018-03-12T16:00',
    effectiveFrom: '2018-05-01',
    repealedOn: '2024-01-01',
    columns: ['lzyj'],
    openness: 'proactive',
    body: '<p>第一条　为了规范机动车停放秩序，制定本办法。</p>',
  },
  {
    key: 'talent-future',
    title: '青枫经济技术开发区人才公寓管理办法（试行）',
    kind: 'normative-document',
    documentNumber: '青枫开管发〔2026〕3号',
    issuers: [organ],
    publisher: office,
    madeOn: '2026-03-20',
    publishedAt: '2026-03-26T09:00',
    effectiveFrom: '2026-05-01',
    effectiveTo: '2028-04-30',
    columns: ['lzyj'],
    openness: 'proactive',
    body: '<p>第一条　为了吸引和留住人才，制定本办法。</p>',
  },
  {
    key: 'budget-2026',
    title: '青枫经济技术开发区2026年财政预算公开说明',
    kind: 'budget',
    issuers: ['青枫经济技术开发区财政局'],
    publisher: office,
    madeOn: '2026-02-10',
    publishedAt: '2026-02-12T09:00',
    columns: ['czyjs', 'jdgk'],
    openness: 'proactive',
    body: '<p>2026年一般公共预算收入安排38200万元，支出安排36900万元。</p>',
  },
  {
    key: 'rule-of-disclosure',
    title: '青枫经济技术开发区政府信息公开工作制度',
    kind: 'disclosure-rule',
    issuers: [organ],
    publisher: office,
    madeOn: '2021-11-10',
    publishedAt: '2021-11-15T09:00',
    columns: ['zfxxgkzd'],
    openness: 'proactive',
    body: '<p>一、坚持以公开为常态、不公开为例外。</p>',
  },
  {
    key: 'hostile',
    title: '<script>alert("标题")</script> & “引号” 的核查通报',
    kind: 'inspection',
    issuers: [office],
    publisher: '发布<b>机构',
    madeOn: '2026-03-01',
    publishedAt: '2026-03-02T09:00',
    columns: ['jdjc'],
    keywords: ['"><img src=x onerror=alert(1)>'],
    openness: 'proactive',
    body: '<p onclick="alert(1)">正文</p><script>alert(2)</script><img src="http://evil.example/x.png"><a href="javascript:alert(3)">链接</a>',
  },
  ...Array.from({ length: 45 }, (_, n) => notice(n)),
];

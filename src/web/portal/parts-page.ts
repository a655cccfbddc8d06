// Every part of the portal in every state, on one page: what a new page is made of, and what a reviewer
// looks at first. The samples are made up and lead nowhere.

import { html } from './html.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { ListedDocument } from '../../store/documents/documents.ts';
import {
  challengeSample,
  organSamples,
  qrSample,
  remedySamples,
  suggestionSample,
} from './applicant-samples.ts';
import { clockSamples } from './clock-samples.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { barChart } from './parts/chart.ts';
import { figureTable } from './parts/figure-table.ts';
import { breadcrumb } from './parts/breadcrumb.ts';
import {
  checkBox,
  errorSummary,
  fileField,
  radioField,
  selectField,
  textArea,
  textField,
} from './parts/field.ts';
import { figure } from './parts/figure.ts';
import { documentList } from './parts/list-row.ts';
import { marked } from './parts/marked.ts';
import { notice } from './parts/notice.ts';
import { pager } from './parts/pager.ts';
import { timeline } from './parts/timeline.ts';
import { validityBanner } from './parts/validity.ts';
import {
  consultationSample,
  facetSample,
  factsSample,
  markSample,
  recordSample,
  toolsSample,
} from './reading-samples.ts';

const here = '/yangshi/';

export function partsPage(request: PageRequest): Page {
  const { context, site } = request;
  const today = context.clock.today();
  return {
    keep: 'public',
    topics: [],
    title: '样式',
    trail: [{ label: '样式' }],
    description: '本网站的部件和状态',
    body: html`<div class="samples">
      <h1>样式</h1>
      <p class="lead">网站由这些部件组成，每一种状态都列在这里。例子是虚构的。</p>
      ${sample('颜色', colours())} ${sample('文字', type())} ${sample('按钮', buttons())}
      ${sample('位置', breadcrumb([{ label: '政府信息公开', path: here }, { label: '样式' }], '位置的例子'))}
      ${sample('列表', html`${documentList(rows(), today)} ${pager(3, 120, () => here)}`)}
      ${sample('筛选', facetSample(here))} ${sample('记录表、附件', recordSample(here))}
      ${sample('有效性', validity(today))} ${sample('意见征集', consultationSample(today))}
      ${sample('文件信息', factsSample())} ${sample('公文', official())}
      ${sample('阅读工具', toolsSample(request, here))} ${sample('数字及其来源', figures())}
      ${sample('提示', notices())} ${sample('表单', fields())}
      ${sample('期限', clockSamples(context.calendar))} ${sample('办理过程', steps())}
      ${sample('机关', organSamples(site.organ))} ${sample('可能已经公开', suggestionSample())}
      ${sample('不用看图的验证', challengeSample())} ${sample('扫码', qrSample())}
      ${sample('救济途径', remedySamples(context.calendar))}
      ${sample('标出的词', html`<p>${marked('住房保障资金的发放', ['住房', '保障'])}</p>`)}
      ${sample('宽表', wideTable())} ${sample('数字和图表', chartAndTable())}
      ${sample('空的列表', empty())} ${sample('网站标识', markSample())}
    </div>`,
  };
}

function sample(heading: string, body: Html): Html {
  return html`<section>
    <h2>${heading}</h2>
    ${body}
  </section>`;
}

function colours(): Html {
  const swatches = [
    ['ink', '墨蓝：链接和操作'],
    ['vermilion', '朱红：公文和逾期'],
    ['text', '正文'],
    ['line', '细线'],
    ['green', '成立'],
    ['amber', '留意'],
    ['red', '错误'],
  ];
  return html`<ul class="swatches">
    ${swatches.map(
      ([name, label]) => html`<li><span class="swatch swatch-${name}"></span>${label}</li>`,
    )}
  </ul>`;
}

function type(): Html {
  return html`<div class="prose">
    <h3>标题（二级）</h3>
    <p>
      正文17像素，行高1.8，每行不超过38个字。<a href="${here}">链接</a
      >带下划线，<strong>要紧的话</strong>加粗，数字等宽：2026年3月30日。
    </p>
    <p class="hint">说明文字14像素，用在日期、单位和解释。</p>
  </div>`;
}

function buttons(): Html {
  return html`<p class="actions">
    <button type="button">提交申请</button>
    <a class="button button-plain" href="${here}">查询进度</a>
    <button type="button" class="button-small">复制</button>
  </p>`;
}

function row(id: number, change: Partial<ListedDocument>): ListedDocument {
  return {
    organ_id: 0,
    id,
    title: '关于开放公共体育场地的通知',
    kind: 'notice',
    document_number: null,
    issuers: [],
    publisher: '',
    made_on: null,
    published_at: Temporal.Instant.from('2026-03-20T09:00:00+08:00'),
    effective_from: null,
    effective_to: null,
    repealed_on: null,
    amended_on: null,
    summary: null,
    home_path: 'yangshi',
    home_name: '样式',
    ...change,
  };
}

function rows(): readonly ListedDocument[] {
  const kind = 'normative-document';
  return [
    row(1, {}),
    row(2, {
      title:
        '关于印发公共租赁住房申请、轮候、分配、使用和退出管理实施细则以及配套的家庭收入和财产核对办法的通知',
      kind,
      document_number: '某开管办发〔2026〕7号',
    }),
    row(3, { title: '人才公寓管理办法（试行）', kind, effective_from: '2100-01-01' }),
    row(4, { title: '机动车停放管理办法', kind, repealed_on: '2024-01-01' }),
    row(5, { title: '临时救助暂行办法', kind, effective_to: '2023-12-31' }),
  ];
}

function validity(today: IsoDay): Html {
  const none = { effective_from: null, effective_to: null, repealed_on: null };
  return html`${validityBanner({ ...none, effective_from: '2022-07-01' }, today)}
  ${validityBanner({ ...none, effective_from: '2100-01-01' }, today)}
  ${validityBanner({ ...none, effective_to: '2023-12-31' }, today)}
  ${validityBanner({ ...none, repealed_on: '2024-01-01' }, today)}`;
}

function official(): Html {
  return html`<div class="red-head">
      <p class="red-organ"><span>某某开发区管理委员会</span></p>
      <p class="red-number">某开管办发〔2026〕7号</p>
    </div>
    <div class="official">
      <p class="addressee">各部门：</p>
      <p>一、公共体育场地每天六时至二十二时向社会开放。</p>
      <p>（一）场地平面图和收费标准在入口处公布。</p>
      <p class="signature">某某开发区管理委员会</p>
      <p class="signature">2026年3月18日</p>
      <p class="note">（此件公开发布）</p>
    </div>`;
}

function figures(): Html {
  return html`<div class="figures">
    ${figure(128, '件', '2026年以来公开', here)} ${figure(0, '件', '尚无记录', here)}
  </div>`;
}

function notices(): Html {
  const text = html`<p>一句话说明发生了什么、要做什么。</p>`;
  return html`${notice('plain', '说明', text)} ${notice('good', '已经办好', text)}
  ${notice('warning', '请留意', text)} ${notice('error', '没有办成', text)}`;
}

function fields(): Html {
  const faults = [
    {
      field: 'sample-phone',
      text: '电话号码有误，请填写手机号码或者带区号的固定电话',
      provision: '条例29(1)',
    },
  ];
  const state = {
    values: { 'sample-name': '某某某', 'sample-phone': '12345', 'sample-way': 'post' },
    faults,
  };
  const options = [
    ['post', '邮寄'],
    ['online', '网上下载', '答复后凭查询码下载'],
  ] as const;
  return html`<form class="form" action="${here}">
    ${errorSummary(faults)} ${textField(state, { name: 'sample-name', label: '姓名', short: true })}
    ${textField(state, {
      name: 'sample-phone',
      label: '联系电话',
      hint: '手机，或者带区号的固定电话',
      type: 'tel',
    })}
    ${textArea(state, { name: 'sample-text', label: '内容描述', rows: 3, required: false })}
    ${selectField(state, { name: 'sample-kind', label: '证件种类', options })}
    ${radioField(state, { name: 'sample-way', label: '获取的方式', options })}
    ${checkBox(state, { name: 'sample-consent', label: '我同意以电子方式接收' })}
    ${fileField(state, {
      name: 'sample-file',
      label: '附件',
      required: false,
      hint: '不超过10 MB',
      accept: '.pdf',
    })}
  </form>`;
}

function steps(): Html {
  return timeline([
    { label: '提交申请', on: '2026年3月2日（周一）' },
    { label: '双方确认收到', on: '2026年3月3日（周二）' },
    { label: '征求第三方意见', on: '2026年3月5日（周四）', detail: '期间不计算在期限内' },
    { label: '作出答复并送达' },
  ]);
}

function wideTable(): Html {
  const columns = Array.from({ length: 12 }, (_, i) => `${i + 1}月`);
  return html`<div class="table-scroll" role="region" aria-label="宽表的例子" tabindex="0">
    <table class="statutory statutory-wide">
      <thead>
        <tr>
          <th scope="col">项目</th>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">收到申请</th>
          ${columns.map((_, i) => html`<td>${(i * 7) % 5}</td>`)}
        </tr>
      </tbody>
    </table>
  </div>`;
}

function chartAndTable(): Html {
  const rows = [
    { label: '2026年', cells: [{ value: 128, address: here }, { value: '不单列' }] },
    { label: '2025年', address: here, cells: [{ value: 96, address: here }, { value: 0 }] },
  ];
  const chart = {
    title: '新收和办结的例子',
    unit: '件',
    summary: '2026年新收128件，办结90件；2025年新收96件，办结101件',
    series: ['新收', '办结'],
    rows: [
      { label: '2026年', values: [128, 90] },
      { label: '2025年', values: [96, 101] },
    ],
  };
  return html`<div class="chart-pair">
      ${barChart({ ...chart, id: 'sample-chart', hasTableBeside: true })}
      ${figureTable({ caption: '数字表的例子（件）', head: ['年度', '公开', '申请'], rows })}
    </div>
    ${barChart({ ...chart, id: 'sample-chart-alone', title: '自带数据表的例子' })}`;
}

function empty(): Html {
  return html`<div class="empty">
    <p>“公务员招考”目前没有公开的信息。</p>
    <p>可以<a href="/sousuo/">搜索全站</a>。</p>
  </div>`;
}

// Anybody's annual report audited: pasted or uploaded, read and forgotten. Nothing is stored, and the
// answer is kept by nobody.

import { html } from './html.ts';
import {
  type AuditedFile,
  auditFiles,
  type ReportFile,
} from '../../formats/annual-report/audit-files.ts';
import type { ReportDeadlineClass } from '../../rules/annual-report/deadline.ts';
import { auditAddress } from './addresses.ts';
import { auditResults } from './audit-results.ts';
import { textOf } from './applicant-key.ts';
import type { Html, Page, PageRequest } from './page.ts';
import {
  errorSummary,
  type FieldFault,
  fileField,
  type FieldState,
  radioField,
  textArea,
} from './parts/field.ts';
import { isChosen, mostFiles, mostPerFile, mostTogether, plainName } from './uploads.ts';
import { readForm } from './posted-form.ts';

/** Each takes a thread and up to a minute: more at once would slow down every reader. */
const mostAtOnce = 2;
let running = 0;

const longestPaste = 2_000_000;

export async function auditPage(request: PageRequest): Promise<Page> {
  const { http } = request;
  if (http.req.method !== 'POST') return formPage({ values: { class: '' }, faults: [] });
  const form = (await readForm({ http })) ?? new FormData();
  const { files, faults, names } = await filesOf(form);
  const organClass = textOf(form, 'class');
  const state: FieldState = {
    values: { class: organClass, text: textOf(form, 'text').slice(0, longestPaste) },
    faults,
    lostFiles: { files: names },
  };
  if (faults.length > 0) return formPage(state);
  if (running >= mostAtOnce) {
    const text = '正在审核的人较多，请过一分钟再点一次“审核”';
    return formPage({ ...state, faults: [{ field: 'text', text }] }, 503);
  }
  running += 1;
  try {
    const audited = await auditFiles({ files, organClass: classOf(organClass) });
    return resultPage(await auditResults(audited), audited);
  } finally {
    running -= 1;
  }
}

function classOf(text: string): ReportDeadlineClass | undefined {
  return text === 'department' || text === 'government' ? text : undefined;
}

async function filesOf(form: FormData): Promise<{
  readonly files: readonly ReportFile[];
  readonly faults: readonly FieldFault[];
  readonly names: readonly string[];
}> {
  const uploads = form.getAll('files').filter(isChosen);
  const names = uploads.map(({ name }) => plainName(name));
  const pasted = textOf(form, 'text').trim();
  const fault = faultOf(uploads, pasted);
  if (fault !== undefined) return { files: [], faults: [fault], names };
  const files = await Promise.all(
    uploads.map(async (file, i) => ({
      name: names[i] ?? '',
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
  const paste =
    pasted === '' ? [] : [{ name: '粘贴的内容', bytes: new TextEncoder().encode(pasted) }];
  return { files: [...paste, ...files], faults: [], names };
}

function faultOf(uploads: readonly File[], pasted: string): FieldFault | undefined {
  if (uploads.length === 0 && pasted === '') {
    return { field: 'text', text: '请粘贴报告的文字，或者选择文件' };
  }
  if (pasted.length > longestPaste)
    return { field: 'text', text: '粘贴的内容太长，请改为选择文件' };
  if (uploads.length > mostFiles)
    return { field: 'files', text: `一次最多${mostFiles}个文件，请分几次审核` };
  const large = uploads.find(({ size }) => size > mostPerFile);
  if (large !== undefined) {
    return { field: 'files', text: `“${plainName(large.name)}”超过10 MB，请另存为文本或网页再选` };
  }
  const together = uploads.reduce((sum, { size }) => sum + size, 0);
  return together > mostTogether
    ? { field: 'files', text: '文件合计超过20 MB，请分几次审核' }
    : undefined;
}

const trail = [{ label: '年度报告审核' }];

function formPage(state: FieldState, status: 422 | 503 = 422): Page {
  return {
    keep: state.faults.length > 0 ? 'personal' : 'public',
    ...(state.faults.length > 0 ? { status } : {}),
    title: '年度报告审核',
    description:
      '核对任何机关的政府信息公开工作年度报告：表格勾稽、正文与表格、百分比、格式和期限。',
    trail,
    body: html`<div class="form">
      <h1>年度报告审核</h1>
      <p class="lead">
        粘贴或者上传任何机关的政府信息公开工作年度报告，逐项核对表格的勾稽关系、正文与表格、百分比和增幅、六个部分、统计期限和公布日期。内容只在审核时使用，<strong>不保存</strong>。
      </p>
      ${errorSummary(state.faults, '还没有审核')}
      <form action="${auditAddress}" method="post" enctype="multipart/form-data">
        ${fileField(state, {
          name: 'files',
          label: '选择文件',
          hint: '可选几个：网页（HTML）、Word（DOCX）、有文字的 PDF、文本。同一机关几年的、一个地方各机关的放在一起，还会互相核对',
          accept: '.html,.htm,.docx,.pdf,.txt,.md',
          multiple: true,
          required: false,
        })}
        ${textArea(state, {
          name: 'text',
          label: '或者粘贴全文',
          hint: '从网页或文档里全选、复制，粘贴到这里',
          rows: 8,
          required: false,
        })}
        ${radioField(state, {
          name: 'class',
          label: '这是谁的报告',
          hint: '决定公布期限，以及是否应当写考核、社会评议和责任追究',
          options: [
            ['', '不确定'],
            ['department', '部门', '1月31日前公布'],
            ['government', '政府', '3月31日前公布'],
          ],
        })}
        <p class="actions"><button>审核</button></p>
      </form>
      ${about()}
    </div>`,
  };
}

function about(): Html {
  return html`<h2>怎样看结果</h2>
    <dl class="facts">
      <div>
        <dt>错误</dt>
        <dd>必定有错，例如各项之和不等于总计。</dd>
      </div>
      <div>
        <dt>警告</dt>
        <dd>很可能有错，或者不合规定的格式。</dd>
      </div>
      <div>
        <dt>疑问</dt>
        <dd>措辞或者空白留有余地，请对照原文。</dd>
      </div>
    </dl>
    <p>每一条都写明依据、位置、应有与实有的数字和怎么办；可以下载标注在原文各处的副本和 JSON。</p>`;
}

function resultPage(body: Html, audited: readonly AuditedFile[]): Page {
  const [only] = audited;
  const organ = audited.length === 1 ? (only?.result.organ ?? undefined) : undefined;
  return {
    keep: 'personal',
    title: organ === undefined ? '审核结果' : `${organ}：审核结果`,
    trail: [{ label: '年度报告审核', path: auditAddress }, { label: '审核结果' }],
    body,
  };
}

// Files of the example's documents: a form to be filled in and a list to be worked with, beside the measures that ask
// for them, made when the example is loaded; and the picture of an explanation that is looked at, drawn once.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { OldFiles } from '../formats/old-site/old-files.ts';
import { formFormats } from '../formats/print/print-form.ts';
import { xlsxOf } from '../formats/xlsx.ts';
import type { ImportDocument, ImportFile } from '../rules/import-document.ts';
import type { FormSheet } from '../rules/letters/sheet.ts';

interface ExampleFile extends ImportFile {
  readonly make: () => Promise<Uint8Array>;
  /** A picture of the text, which begins with it: what it says to whoever does not see it. */
  readonly alt?: string;
}

const charging = readFileSync(new URL('pictures/charging.png', import.meta.url));

/** By the key of the document. */
const files: Readonly<Record<string, readonly ExampleFile[]>> = {
  'kfq-normative-now-innovation': [
    {
      file: 'shenqingbiao.docx',
      name: '附件1 工业企业创新发展奖励申请表.docx',
      make: async () => await formFormats.docx.print(applicationSheet()),
    },
    {
      file: 'cailiao.xlsx',
      name: '附件2 申报材料清单.xlsx',
      make: async () => await xlsxOf(materials),
    },
  ],
  'kfq-normative-now-bicycles': [
    {
      file: 'zijianbiao.pdf',
      name: '附件 集中停放充电场所自查表.pdf',
      make: async () => await formFormats.pdf.print(checkSheet()),
    },
  ],
  'kfq-interpretation-now-bicycles': [
    {
      file: 'tujie.png',
      name: '电动自行车停放充电管理规定一图看懂.png',
      make: async () => charging,
      alt: '图解：公共门厅、疏散走道、楼梯间、安全出口不得停放充电，车和电池不得进电梯；新建小区按不少于户数三分之一配建充电场所，既有小区三年内增建；充电设施充满自动断电、有过载保护、明码标价；物业服务人巡查劝阻。',
    },
  ],
};

/** The same documents, those with files naming them. */
export function* withFiles(documents: Iterable<ImportDocument>): Generator<ImportDocument> {
  for (const document of documents) {
    const own = files[document.key];
    yield own === undefined
      ? document
      : {
          ...document,
          body: picturesOf(own) + document.body,
          attachments: own.map(({ file, name }) => ({ file, name })),
        };
  }
}

function picturesOf(own: readonly ExampleFile[]): string {
  const sum = createHash('sha256').update(charging).digest('hex');
  return own
    .flatMap(({ alt }) => alt ?? [])
    .map((alt) => `<figure><img data-file="${sum}" alt="${alt}"></figure>`)
    .join('');
}

const all = Object.values(files).flat();

/** The folder in which the import looks for them. */
export const exampleFiles: OldFiles = {
  read: async (path) => {
    const one = all.find(({ file }) => file === path);
    return one === undefined
      ? { fault: 'missing' }
      : { path, bytes: Buffer.from(await one.make()) };
  },
  list: async function* (endings) {
    yield* all.map(({ file }) => file).filter((file) => endings.test(file));
  },
};

const blank = (label: string): { readonly label: string; readonly content: string } => ({
  label,
  content: '',
});

function applicationSheet(): FormSheet {
  return {
    issuer: '青枫经济技术开发区经济发展局',
    title: '工业企业创新发展奖励申请表',
    rows: [
      { heading: '一、企业基本情况', boxes: [blank('企业名称')] },
      { boxes: [blank('统一社会信用代码'), blank('成立日期')] },
      { boxes: [blank('联系人'), blank('联系电话')] },
      {
        heading: '二、申请事项',
        boxes: [{ label: '申请奖励', content: '□研发投入奖励　□首次上规奖励' }],
      },
      { boxes: [blank('上一年度营业收入（万元）'), blank('上一年度研发费用（万元）')] },
      { boxes: [blank('开户银行'), blank('银行账号')] },
      {
        heading: '三、承诺',
        boxes: [
          {
            label: '企业承诺',
            content: '所填内容和所附材料真实。',
            foot: '法定代表人：　　　　年　　月　　日',
          },
        ],
        height: 4,
      },
      {
        boxes: [{ label: '受理意见', content: '', foot: '经办人：　　　　年　　月　　日' }],
        height: 4,
      },
    ],
    notes: ['申请时间以当年申报通知为准，交青枫经济技术开发区经济发展局。'],
  };
}

const materials = {
  name: '申报材料清单',
  headings: ['序号', '材料名称', '研发投入奖励', '首次上规奖励', '份数', '说明'],
  rows: [
    [1, '工业企业创新发展奖励申请表', '必交', '必交', 1, '见附件1，加盖公章'],
    [2, '营业执照', '不交', '不交', 0, '由受理单位核对'],
    [3, '经审计的财务报表', '必交', '必交', 1, '上一年度'],
    [4, '研发费用专项审计报告', '必交', '不交', 1, '上一年度'],
  ],
} as const;

function question(content: string): FormSheet['rows'][number] {
  return {
    boxes: [
      { label: '自查内容', content },
      { label: '结果', content: '□是　□否' },
    ],
  };
}

function checkSheet(): FormSheet {
  return {
    issuer: '青枫经济技术开发区应急管理局',
    title: '集中停放充电场所自查表',
    rows: [
      { boxes: [blank('小区或园区'), blank('自查日期')] },
      question('门厅、走道、楼梯间、安全出口没有停放充电'),
      question('充电设施充满自动断电'),
      question('充电设施有过载保护'),
      question('电费和服务费分别计价、明码标价'),
      { boxes: [{ label: '需要整改的', content: '', foot: '自查人：　　　　' }], height: 4 },
    ],
    notes: ['每季度自查一次，交所在社区。'],
  };
}

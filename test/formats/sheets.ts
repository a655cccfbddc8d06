// Letters and forms of the made-up organ, for the printers.

import type { FormSheet, LetterSheet } from '../../src/rules/letters/sheet.ts';

const issuer = '青枫经济技术开发区管理委员会';

export const slip: FormSheet = {
  title: '第三方意见回执',
  issuer,
  reference: '来函文号：青开公开征〔2026〕3号',
  rows: [
    { boxes: [{ label: '第三方名称', content: '青枫精密机械有限公司' }] },
    {
      boxes: [
        { label: '联系人', content: '' },
        { label: '联系电话', content: '' },
      ],
    },
    { boxes: [{ label: '意见', content: '□ 同意公开　　□ 不同意公开　　□ 部分同意公开' }] },
    { boxes: [{ label: '理由', content: '' }], height: 8 },
    { boxes: [{ label: '签名或者盖章', content: '　　　　　年　　月　　日' }], height: 4 },
  ],
  notes: ['请于收到来函之日起15个工作日内寄回本回执。'],
  qr: { address: 'https://gongkai.example/yijian/k7Qm2', words: '扫描二维码，也可以在网上回复。' },
};

export const letter: LetterSheet = {
  issuer,
  number: '青开公开答〔2026〕17号',
  on: '2026-03-30',
  title: '政府信息公开申请答复书',
  addressee: '林知远',
  paragraphs: [
    '本机关于2026年3月2日收到你提交的政府信息公开申请，经审查，现答复如下：',
    '一、予以公开的部分',
    '二期扩建工程的竣工验收意见属于可以公开的政府信息，现予公开（见附件）。',
    '（一）提供方式',
    '按照你要求的形式，提供电子文本。',
    '特此答复。',
  ],
  attachments: ['二期扩建工程竣工验收意见', '验收监测数据汇总表'],
  contact: ['联系人：信息公开科　沈晓岚', '联系电话：0571-0000 0123'],
};

/** Nobody has signed: neither number nor day. */
export const draft: LetterSheet = {
  issuer,
  title: '关于征求青枫精密机械有限公司对公开生产工艺改造项目备案材料的意见的函',
  addressee: '青枫精密机械有限公司：',
  paragraphs: letter.paragraphs,
  attachments: ['征求意见的材料'],
  contact: letter.contact,
  slip,
};

export const approval: FormSheet = {
  title: '政府信息公开申请办理审批单',
  issuer,
  rows: [
    {
      boxes: [
        { label: '申请人', content: '林某某' },
        { label: '答复期限', content: '2026年3月30日' },
      ],
    },
    { boxes: [{ label: '拟办意见', content: '建议予以公开。' }], height: 5 },
    { boxes: [{ label: '签发意见', content: '' }], height: 5 },
  ],
  notes: ['本单随卷归档。'],
};

/** Everything that could be taken for code, markup or the end of a text somewhere on the way. */
export const hostile =
  '#let x = 1 #panic() \\ </w:t></w:p> $a$ *b* _c_ \u0000\u0007 \ud800 \udfff \u202e \ufffe 𠮷😀 ]]> ' +
  '&amp; "\' `d` // /* @e <f> {{g}} %00 ${h}\r\n= i\u2028- j\t/ k: l';

export const hostileLetter: LetterSheet = {
  issuer: hostile,
  number: hostile,
  on: '2026-03-30',
  title: hostile,
  addressee: hostile,
  paragraphs: [hostile, hostile],
  attachments: [hostile, hostile],
  contact: [hostile],
  slip: {
    title: hostile,
    issuer: hostile,
    reference: hostile,
    rows: [
      { boxes: [1, 2, 3].map(() => ({ label: hostile, content: hostile })), height: 1e9 },
      { boxes: [{ label: '', content: '' }], height: NaN },
      { boxes: [] },
    ],
    notes: [hostile],
    qr: { address: hostile.repeat(20), words: hostile },
  },
};

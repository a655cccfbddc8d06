// What files say that are to be published, and their masked copies: real workbooks and Word files, also as office
// programs leave them after years of use.

import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import { Document, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import {
  findInFileThread,
  maskFileThread,
} from '../../src/formats/attachment-text/file-threads.ts';
import { findInFile, type FileFinding } from '../../src/formats/attachment-text/find-in-file.ts';
import { maskFile } from '../../src/formats/attachment-text/mask-file.ts';
import { residentIdCheckCharacter } from '../../src/rules/identity.ts';
import { type PersonalDataKind, personalDataKinds } from '../../src/rules/personal-data/kinds.ts';
import { placeText } from '../../src/rules/personal-data/text-block.ts';

/** As the journey has it: first six, last four 1234; nobody's. */
const number = Array.from(
  { length: 28 },
  (_, n) => `520402199901${String(n + 1).padStart(2, '0')}123`,
)
  .map((first17) => `${first17}${residentIdCheckCharacter(first17)}`)
  .find((one) => one.endsWith('1234')) as string;
const contacts = { telephones: [], emails: [], addresses: [] };
const everyKind = Object.keys(personalDataKinds) as PersonalDataKind[];

async function found(bytes: Uint8Array, name: string): Promise<FileFinding & { ok: true }> {
  const finding = await findInFile({ bytes, name, contacts, words: [] });
  assert.ok(finding.ok, JSON.stringify(finding));
  return finding;
}

const told = ({ hits }: { readonly hits: (FileFinding & { ok: true })['hits'] }): string[] =>
  hits.map(({ kind, masked, place }) => `${kind} ${masked} ${placeText(place)}`);

async function masked(
  bytes: Uint8Array,
  name: string,
  dropsHiddenSheets = false,
): Promise<Uint8Array> {
  const result = await maskFile({ bytes, name, contacts, kinds: everyKind, dropsHiddenSheets });
  assert.ok(result.ok, JSON.stringify(result));
  return result.bytes;
}

function allTexts(bytes: Uint8Array): string {
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

async function families(): Promise<Uint8Array> {
  const workbook = new Workbook();
  const open = workbook.addWorksheet('受助家庭');
  open.addRow(['序号', '户主姓名', '救助金额']);
  open.addRow([1, '张三', 500]);
  open.getCell('C3').value = { formula: 'SUM(C2:C2)', result: 500 };
  open.getCell('D2').value = { formula: '底册!C14', result: number };
  open.getCell('A1').font = { bold: true };
  const hidden = workbook.addWorksheet('底册', { state: 'hidden' });
  hidden.addRow(['序号', '姓名', '身份证号', '电话']);
  for (let n = 2; n < 14; n += 1) hidden.addRow([n - 1, '', '', '']);
  hidden.addRow([13, '张三', number, 13800000000]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

describe('a list of aided families, identity numbers in a hidden sheet', () => {
  it('P12 is blocked with sheet and row, and says that the sheet is hidden', async () => {
    const finding = await found(await families(), '名单.xlsx');
    const ids = finding.hits.filter(({ kind }) => kind === 'resident-id');
    assert.ok(
      told({ hits: ids }).includes(
        'resident-id 520402********1234 工作表“底册” （隐藏的工作表） 第14行 C列',
      ),
      told(finding).join('\n'),
    );
    assert.ok(ids.every(({ blocking }) => blocking));
    assert.deepEqual(finding.notes, ['有隐藏的工作表“底册”']);
    assert.ok(finding.hits.some(({ kind }) => kind === 'hardship-name'));
    assert.ok(!JSON.stringify(finding).includes(number), 'the telling repeats nothing');
  });
  it('P12 a masked copy is offered in which nothing is left, and everything else stays', async () => {
    const made = await masked(await families(), '名单.xlsx');
    assert.ok(!allTexts(made).includes(number));
    assert.ok(!allTexts(made).includes('13800000000'));
    const workbook = new Workbook();
    await workbook.xlsx.load(made);
    const [open, hidden] = workbook.worksheets;
    assert.equal(hidden?.getCell('C14').text, '520402********1234');
    assert.equal(hidden?.getCell('D14').text, '138****0000');
    assert.equal(open?.getCell('B2').text, '张*');
    assert.equal(open?.getCell('C3').formula, 'SUM(C2:C2)');
    assert.equal(open?.getCell('D2').formula, undefined, 'no formula brings it back');
    assert.equal(open?.getCell('A1').font?.bold, true);
  });
  it('the hidden sheet goes where that is asked for', async () => {
    const made = await masked(await families(), '名单.xlsx', true);
    const workbook = new Workbook();
    await workbook.xlsx.load(made);
    assert.deepEqual(
      workbook.worksheets.map(({ name }) => name),
      ['受助家庭'],
    );
    assert.equal(workbook.worksheets[0]?.getCell('D2').text, '520402********1234');
    assert.ok(!/底册|身份证号/.test(allTexts(made)), 'its name and its words are gone too');
    assert.deepEqual((await found(made, '名单.xlsx')).notes, []);
  });
});

test('hidden rows and columns, comments and strings that nobody shows are read and masked', async () => {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('表');
  sheet.addRow(['单位', '备注']);
  sheet.addRow(['甲', number]);
  sheet.getRow(2).hidden = true;
  sheet.getCell('D5').value = '13800000000';
  sheet.getColumn(4).hidden = true;
  sheet.getCell('A1').note = `原件见${number}`;
  const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  const strings = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
  parts['xl/sharedStrings.xml'] = strToU8(
    strings.replace('</sst>', `<si><t>旧值${number}</t></si></sst>`),
  );
  parts['xl/pivotCache/pivotCacheRecords1.xml'] = strToU8(`<r><s v="${number}"/></r>`);
  const bytes = zipSync(parts);
  const finding = await found(bytes, '表.xlsx');
  const places = finding.hits.map(({ place }) => placeText(place)).join('\n');
  for (const place of ['隐藏的行', '隐藏的列', '批注', '已不显示的文字', '数据透视表的缓存']) {
    assert.ok(places.includes(place), `${place} in\n${places}`);
  }
  assert.ok(!allTexts(await masked(bytes, '表.xlsx')).includes(number));
});

const cut = (text: string, ...at: number[]): TextRun[] =>
  [0, ...at].map((from, n) => new TextRun({ text: text.slice(from, at[n]), bold: n % 2 === 1 }));
const cell = (text: string): TableCell =>
  new TableCell({ children: [new Paragraph({ children: cut(text, 2) })] });

async function word(): Promise<Uint8Array> {
  const document = new Document({
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('电话：13800000000')] }) },
        children: [
          new Paragraph({ children: cut(`当事人身份证号${number}，`, 9, 15, 20) }),
          new Paragraph('困难职工名单'),
          new Table({
            rows: [
              new TableRow({ children: [cell('姓名'), cell('卡号')] }),
              new TableRow({ children: [cell('李四光'), cell('无')] }),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

test('in a Word file numbers are found and masked also where they run through several runs', async () => {
  const bytes = await word();
  assert.deepEqual(told(await found(bytes, '决定.docx')), [
    'resident-id 520402********1234 第1段',
    'hardship-name 李** 第1个表格 第2行 第1列',
    'mobile 138****0000 页眉 第1段',
  ]);
  const made = await masked(bytes, '决定.docx');
  assert.deepEqual(told(await found(made, '决定.docx')), []);
  const xml = strFromU8(unzipSync(made)['word/document.xml'] ?? new Uint8Array());
  assert.equal(
    xml.match(/<w:b\/>/g)?.length,
    strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).match(/<w:b\/>/g)?.length,
  );
});

test('what tracked changes struck out is still in the file and is told', async () => {
  const parts = unzipSync(await word());
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const change = `<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>13900000000</w:delText></w:r></w:del></w:p>`;
  parts['word/document.xml'] = strToU8(xml.replace('<w:body>', `<w:body>${change}`));
  const finding = await found(zipSync(parts), '决定.docx');
  assert.ok(finding.notes.some((note) => note.includes('1处修订痕迹')));
  assert.ok(finding.hits.some(({ masked }) => masked === '139****0000'));
});

test('text and tables in text are masked where they stand', async () => {
  const csv = `姓名,身份证号,备注\r\n张三,"${number}","甲,乙"\r\n`;
  const made = await masked(new TextEncoder().encode(csv), '名单.csv');
  assert.equal(new TextDecoder().decode(made), csv.replace(number, '520402********1234'));
  const text = await masked(new TextEncoder().encode(`一\n王某 13800000000\n`), '说明.txt');
  assert.equal(
    new TextDecoder('utf-8', { ignoreBOM: false }).decode(text),
    '一\n王某 138****0000\n',
  );
});

test('a PDF is read page by page and sent to the black-out tool for masking', async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.addPage();
  pdf.addPage().drawText(`ID ${number}`, { x: 50, y: 500, font });
  const bytes = await pdf.save();
  const finding = await found(bytes, '决定.pdf');
  assert.deepEqual(told(finding), ['resident-id 520402********1234 第2页 第1行']);
  assert.deepEqual(finding.notes, ['第1页没有文字，不能自动检查，请人工看过']);
  const job = { bytes, name: '决定.pdf', contacts, kinds: everyKind, dropsHiddenSheets: false };
  assert.deepEqual(await maskFile(job), { ok: false, why: 'not-maskable' });
});

describe('what cannot be read says so', () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['图.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
    ['老.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
    ['版.ofd', zipSync({ 'OFD.xml': strToU8('<ofd/>') })],
    ['包.rar', strToU8('Rar!\u001a\u0007')],
    ['章.ceb', strToU8('Founder')],
    ['坏.docx', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9)],
    ['坏.pdf', strToU8('%PDF-1.7 damaged')],
    [
      '毒.docx',
      zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><w:p>&b;</w:p>') }),
    ],
  ];
  for (const [name, bytes] of cases) {
    it(name, async () => {
      const finding = await findInFile({ bytes, name, contacts, words: [] });
      assert.equal(finding.ok, false, JSON.stringify(finding));
    });
  }
});

test('an archive is looked into: names, workbooks, texts; what is not read is named', async () => {
  const gbk = Uint8Array.from([0xc3, 0xfb, 0xb5, 0xa5]); // 名单
  const name = Array.from(gbk, (byte) => String.fromCharCode(byte)).join('');
  const bytes = zipSync({
    '公示/': new Uint8Array(),
    '公示/受助家庭.xlsx': await families(),
    [`${name}.txt`]: strToU8(`身份证号${number}`),
    '张三13812345678.txt': strToU8('无'),
    '扫描件.ofd': strToU8('PK'),
    '套着的.zip': zipSync({ '里面.txt': strToU8('无') }),
    '__MACOSX/._a': strToU8(number),
  });
  const finding = await found(bytes, '附件.zip');
  const places = told(finding);
  assert.ok(places.includes('resident-id 520402********1234 “名单.txt” 第1行'), places.join('\n'));
  assert.ok(
    places.some((one) => one.includes('“公示/受助家庭.xlsx”') && one.includes('工作表')),
    places.join('\n'),
  );
  assert.ok(places.some((one) => one.startsWith('mobile') && one.includes('文件名')));
  assert.equal(
    finding.notes[0],
    '里有不能自动检查的，请人工看过：扫描件.ofd（OFD文件）、套着的.zip（压缩包）',
  );
  assert.ok(
    finding.notes.some((note) => note.startsWith('里的“公示/受助家庭.xlsx”有隐藏的工作表')),
  );
  assert.deepEqual(
    await maskFile({
      bytes,
      name: '附件.zip',
      contacts,
      kinds: everyKind,
      dropsHiddenSheets: true,
    }),
    { ok: false, why: 'not-maskable' },
  );
});

test('an archive with a password says that it could not be looked into', async () => {
  const bytes = zipSync({ 'a.txt': strToU8('甲'), 'b.txt': strToU8('乙') });
  const entry = Buffer.from(bytes).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes[entry + 8] = (bytes[entry + 8] ?? 0) | 1;
  const finding = await findInFile({ bytes, name: '名单.zip', contacts, words: [] });
  assert.deepEqual(finding, { ok: false, why: '压缩包设了密码' });
});

test('a bomb is not unpacked, and the thread that reads blocks nobody', async () => {
  const bytes = zipSync({ 'word/document.xml': new Uint8Array(120 * 1024 * 1024) }, { level: 9 });
  assert.ok(bytes.length < 1_000_000);
  const finding = await findInFileThread({ bytes, name: '炸.docx', contacts, words: [] });
  assert.deepEqual(finding, { ok: false, why: '文件损坏，或者解压后过大' });
});

/** A sheet of so many rows, which packed are next to nothing. */
function longSheet(row: (n: number) => string, rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, n) => row(n + 1)).join('');
  return zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook><sheets><sheet name="表" r:id="r1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${lines}</sheetData></worksheet>`),
  });
}

for (const [what, row, rows, read] of [
  ['empty rows', () => '<row></row>', 300_000, 200_000],
  // A cell far to the right stands for all before it.
  ['wide rows', () => '<row><c r="ALL1"><v>1</v></c></row>', 5000, 1000],
] as const) {
  test(`of a table without end so much is read as is bearable, and it is told: ${what}`, async () => {
    const bytes = longSheet(row, rows);
    const { notes } = await found(bytes, '长.xlsx');
    assert.equal(notes.length, 1);
    assert.match(notes[0] ?? '', new RegExp(`工作表“表”只检查到第${read}行`));
    const job = { bytes, name: '长.xlsx', contacts, kinds: everyKind, dropsHiddenSheets: false };
    assert.deepEqual(await maskFile(job), { ok: false, why: 'not-maskable' });
  });
}

test('a file that takes too much memory or time is given up, and the editor is told which', async () => {
  const bytes = longSheet((n) => `<row><c r="A${n}"><v>${n}</v></c></row>`, 150_000);
  const job = { bytes, name: '长.xlsx', contacts, words: [] };
  const limits = { ms: 60_000, megabytes: 1024 };
  assert.ok((await findInFileThread(job, limits)).ok);
  assert.deepEqual(await findInFileThread(job, { ...limits, megabytes: 24 }), {
    ok: false,
    why: '读取它用的内存太多，请拆成几个文件',
  });
  assert.deepEqual(await findInFileThread(job, { ...limits, ms: 30 }), {
    ok: false,
    why: '读取它用的时间太长，请拆成几个文件',
  });
});

test('in threads the same is found and masked', async () => {
  const bytes = await families();
  const finding = await findInFileThread({ bytes, name: '名单.xlsx', contacts, words: ['底册'] });
  assert.ok(finding.ok && finding.hits.length > 3);
  const result = await maskFileThread({
    bytes,
    name: '名单.xlsx',
    contacts,
    kinds: ['resident-id'],
    dropsHiddenSheets: false,
  });
  assert.ok(result.ok && result.masked === 2);
});

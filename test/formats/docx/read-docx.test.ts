import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { readDocx, type WordDocument } from '../../../src/formats/docx/read-docx.ts';
import { htmlOf } from '../../../src/rules/body/html-tree.ts';
import {
  centre,
  font,
  numbered,
  officialNumbering,
  paragraph,
  right,
  run,
  wordFile,
  type WordParts,
} from './word-file.ts';

async function read(parts: WordParts): Promise<WordDocument> {
  const reading = await readDocx(wordFile(parts), '文件.docx');
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.document;
}

function told(document: WordDocument): Record<string, number> {
  return Object.fromEntries(document.findings.map(({ code, count }) => [code, count]));
}

test('a whole document: head, addressee, headings, signature, note', async () => {
  const document = await read({
    body: [
      paragraph(run('000123')),
      paragraph(run('某某市人民政府办公室文件', font('方正小标宋简体')), centre),
      paragraph(run('某府办发〔2026〕3号', font('仿宋_GB2312')), centre),
      paragraph(''),
      paragraph(run('某某市人民政府办公室', font('方正小标宋简体')), centre),
      paragraph(run('关于做好春季绿化工作的通知', font('方正小标宋简体')), centre),
      paragraph(run('各县（市、区）人民政府，市政府各部门：')),
      paragraph(run('一、提高认识', font('黑体')), '<w:ind w:firstLineChars="200"/>'),
      paragraph(run('（一）压实责任', font('楷体_GB2312'))),
      paragraph(
        `${run('坚持')}${run('早部署', '<w:b/>')}${run('、早落实，面积30km')}${run('2', '<w:vertAlign w:val="superscript"/>')}。${run('。')}`,
      ),
      paragraph(run('某某市人民政府办公室'), right),
      paragraph(run('二〇二六年二月十日'), right),
      paragraph(run('（此件公开发布）')),
    ].join(''),
  });
  assert.deepEqual(document.guess, {
    title: '某某市人民政府办公室关于做好春季绿化工作的通知',
    documentNumber: '某府办发〔2026〕3号',
    issuers: ['某某市人民政府办公室'],
    madeOn: '2026-02-10',
    genre: '通知',
  });
  assert.equal(
    htmlOf(document.nodes),
    [
      '<p class="addressee">各县（市、区）人民政府，市政府各部门：</p>',
      '<h2>一、提高认识</h2>',
      '<h3>（一）压实责任</h3>',
      '<p>坚持<strong>早部署</strong>、早落实，面积30km<sup>2</sup>。</p>',
      '<p class="signature">某某市人民政府办公室</p>',
      '<p class="signature">二〇二六年二月十日</p>',
      '<p class="note">（此件公开发布）</p>',
    ].join('\n'),
  );
});

test('numbers that Word counts are written out: 一、（一）1.（1）, 第一条, going on and beginning anew', async () => {
  const lines: readonly (readonly [text: string, id: number, level: number])[] = [
    ['总则', 1, 0],
    ['范围', 1, 1],
    ['对象', 1, 1],
    ['甲类', 1, 2],
    ['其一', 1, 3],
    ['任务', 2, 0],
    ['分工', 2, 1],
    ['另起', 3, 0],
    ['适用本办法', 4, 0],
    ['细目', 4, 1],
    ['适用例外', 4, 0],
    ['符号', 5, 0],
  ];
  const document = await read({
    numbering: officialNumbering,
    body: lines.map(([text, id, level]) => paragraph(run(text), numbered(id, level))).join(''),
  });
  assert.equal(
    htmlOf(document.nodes),
    [
      '一、总则',
      '（一）范围',
      '（二）对象',
      '1.甲类',
      '（1）其一',
      '二、任务',
      '（一）分工',
      '一、另起',
      '第一条　适用本办法',
      '1.1细目',
      '第二条　适用例外',
      '•符号',
    ]
      .map((text) => `<p>${text}</p>`)
      .join('\n'),
  );
  assert.equal(told(document)['numbering'], 11);
});

test('numbers come from the style too, and typed ones stay', async () => {
  const document = await read({
    numbering: officialNumbering,
    styles: `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="公文一级"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="公文"/><w:basedOn w:val="a"/></w:style>`,
    body: `${paragraph(run('甲'), '<w:pStyle w:val="b"/>')}${paragraph(run('二、乙'))}${paragraph(run('丙'), '<w:pStyle w:val="a"/>')}${paragraph(run('无号'), '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>')}`,
  });
  assert.equal(htmlOf(document.nodes), '<p>一、甲</p>\n<p>二、乙</p>\n<p>二、丙</p>\n<p>无号</p>');
});

test('P19 tracked changes and comments are removed and reported; nothing of them remains', async () => {
  const by = 'w:id="1" w:author="李某" w:date="2026-02-09T10:00:00Z"';
  const file: WordParts = {
    comments: `<w:comment ${by} w:initials="李"><w:p><w:r><w:t>财政还没有同意</w:t></w:r></w:p></w:comment><w:comment w:id="2" w:author="王某"><w:p><w:r><w:t>不外传</w:t></w:r></w:p></w:comment>`,
    body: [
      paragraph(
        `${run('补助标准为每户')}<w:del ${by}><w:r><w:delText>五百</w:delText></w:r></w:del><w:ins ${by}>${run('八百')}</w:ins>${run('元')}<w:commentRangeStart w:id="1"/>${run('，据实发放。')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
      ),
      `<w:p><w:pPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>${run('两段')}</w:p>${paragraph(run('并作一段。'))}`,
      `<w:p><w:pPr/><w:moveFrom ${by}><w:r><w:t>移走的话</w:t></w:r></w:moveFrom></w:p>`,
      paragraph(run('藏起来的话', '<w:vanish/>')),
    ].join(''),
  };
  const document = await read(file);
  assert.equal(
    htmlOf(document.nodes),
    '<p>补助标准为每户八百元，据实发放。</p>\n<p>两段并作一段。</p>',
  );
  const { revisions, comments, 'hidden-text': hidden } = told(document);
  assert.deepEqual({ revisions, comments, hidden }, { revisions: 4, comments: 2, hidden: 1 });
  const everything = JSON.stringify(document, (_, value: unknown) =>
    value instanceof Map ? [...(value as Map<string, unknown>)] : value,
  );
  for (const secret of ['五百', '财政', '不外传', '移走', '藏起来', '李某', '王某']) {
    assert.ok(!everything.includes(secret), secret);
  }
});

const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="2000"/>${properties}</w:tcPr>${paragraph(run(text), text === '金额' ? right : '')}</w:tc>`;
const down = (value: string): string => `<w:vMerge w:val="${value}"/>`;

test('a table keeps what it merges, down and across, and its head', async () => {
  const document = await read({
    body: `${paragraph(run('附表'))}<w:tbl><w:tblPr/><w:tblGrid/>
<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('单位', down('restart'))}${cell('2025年', '<w:gridSpan w:val="2"/>')}</w:tr>
<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('', '<w:vMerge/>')}${cell('件数')}${cell('金额')}</w:tr>
<w:tr>${cell('甲局')}${cell('3')}${cell('4')}</w:tr>
<w:tr><w:trPr><w:del w:id="9" w:author="x"/></w:trPr>${cell('删去的行')}${cell('')}${cell('')}</w:tr></w:tbl>`,
  });
  assert.equal(
    htmlOf(document.nodes),
    '<p>附表</p>\n<table><thead><tr><th rowspan="2" scope="col">单位</th><th colspan="2" scope="col">2025年</th></tr><tr><th scope="col">件数</th><th class="right" scope="col">金额</th></tr></thead><tbody><tr><td>甲局</td><td>3</td><td>4</td></tr></tbody></table>'.replaceAll(
      /<th( scope="col")?((?: (?:class|rowspan|colspan)="[^"]+")*)( scope="col")?>/g,
      '<th scope="col"$2>',
    ),
  );
});

test('footnotes stand at the end, links keep to the allowed, boxes and breaks become text', async () => {
  const document = await read({
    relations:
      '<Relationship Id="r1" Target="https://www.gov.example/a" TargetMode="External"/><Relationship Id="r2" Target="file:///C:/a.docx" TargetMode="External"/><Relationship Id="r3" Target="javascript:alert(1)" TargetMode="External"/>',
    footnotes:
      '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>不含社区。</w:t></w:r></w:p></w:footnote>',
    body: `${paragraph(`${run('按户')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('统计，见')}<w:hyperlink r:id="r1">${run('公告')}</w:hyperlink><w:hyperlink r:id="r2">${run('本机')}</w:hyperlink><w:hyperlink r:id="r3">${run('脚本')}</w:hyperlink>`)}
<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph(run('框中的话'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run('框中的话'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('框后的话')}</w:p>
${paragraph('<w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t><w:br w:type="page"/></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>')}
${paragraph('<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>')}`,
  });
  assert.equal(
    htmlOf(document.nodes),
    [
      '<p>按户<sup>[1]</sup>统计，见<a href="https://www.gov.example/a">公告</a>本机脚本</p>',
      '<p>框后的话</p>',
      '<p>框中的话</p>',
      '<p>上行</p>',
      '<p>下行</p>',
      '<p>a+b</p>',
      '<p>[1] 不含社区。</p>',
    ].join('\n'),
  );
  const { 'bad-link': links, 'text-box': boxes, formula } = told(document);
  assert.deepEqual({ links, boxes, formula }, { links: 2, boxes: 1, formula: 1 });
});

const plain = wordFile({ body: paragraph(run('甲')) });
const zeros = new Uint8Array(200 * 1024 * 1024);

const refusals: readonly (readonly [
  what: string,
  name: string,
  bytes: () => Uint8Array,
  code: string,
])[] = [
  [
    'a program in it',
    'a.docx',
    () => wordFile({ body: '', more: { 'word/vbaProject.bin': strToU8('x') } }),
    'word-macros',
  ],
  ['the name of one with programs', 'a.docm', () => plain, 'word-macros'],
  [
    'the old format',
    'a.doc',
    () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    'word-old',
  ],
  [
    'a password',
    'a.docx',
    () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    'word-locked',
  ],
  ['a PDF under the name of Word', 'a.docx', () => strToU8('%PDF-1.7'), 'word-other-type'],
  [
    'a workbook under the name of Word',
    'a.docx',
    () => zipSync({ 'xl/workbook.xml': strToU8('<x/>') }),
    'word-other-type',
  ],
  ['another ending', 'a.txt', () => plain, 'word-name'],
  ['a torn file', 'a.docx', () => plain.slice(0, plain.length - 40), 'word-unreadable'],
  [
    'text torn off',
    'a.docx',
    () => zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p><w:r><w:t>甲') }),
    'word-unreadable',
  ],
  [
    'a document type with entities',
    'a.docx',
    () =>
      zipSync({
        'word/document.xml': strToU8(
          '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document><w:body>&a;</w:body></w:document>',
        ),
      }),
    'word-unreadable',
  ],
  [
    'a bomb',
    'a.docx',
    () => wordFile({ body: '', more: { 'word/media/a.bin': zeros } }),
    'word-bomb',
  ],
  [
    'very many parts',
    'a.docx',
    () =>
      wordFile({
        body: '',
        more: Object.fromEntries(
          Array.from({ length: 3001 }, (_, i) => [`word/media/${i}`, strToU8('x')]),
        ),
      }),
    'word-bomb',
  ],
  [
    'very deep nesting',
    'a.docx',
    () =>
      wordFile({
        body: `${'<w:sdt><w:sdtContent>'.repeat(5000)}${'</w:sdtContent></w:sdt>'.repeat(5000)}`,
      }),
    'word-unreadable',
  ],
];

for (const [what, name, bytes, code] of refusals) {
  test(`${what} is refused`, async () => {
    const reading = await readDocx(bytes(), name);
    assert.equal(reading.ok ? 'read' : reading.code, code);
  });
}

// What sentences claim about the tables. The report behind them: 100 received (90 by natural persons, 8
// by businesses, 2 by legal services), 10 brought forward, 95 concluded, 15 carried forward.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inferBlanks } from '../../src/rules/annual-report/infer.ts';
import { cellsOf } from '../../src/rules/annual-report/printed.ts';
import { auditProse } from '../../src/rules/annual-report/prose.ts';
import { noSuits, sound, table3Of } from './synthetic.ts';

const kinds = (n: number, business = 0, legal = 0): Record<string, number> => ({
  'natural-person': n,
  business,
  'legal-service': legal,
  total: n + business + legal,
});

const tables = {
  table2: {
    ...sound.table2,
    'normative-documents': { made: 6, repealed: 2, 'in-force': 30 },
    licensing: 500,
    penalty: 70,
  },
  table3: table3Of({
    received: kinds(90, 8, 2),
    'brought-forward': kinds(10),
    disclosed: kinds(40, 5, 1),
    'partly-disclosed': kinds(10),
    'state-secret': kinds(2),
    'third-party-rights': kinds(3),
    'internal-affairs': kinds(1),
    'not-held': kinds(20, 2),
    'would-require-creation': kinds(3),
    repeated: kinds(4),
    'not-supplemented': kinds(2),
    other: kinds(1, 1),
    concluded: kinds(86, 8, 1),
    'carried-forward': kinds(14, 0, 1),
  }),
  table4: {
    ...noSuits,
    reconsideration: { upheld: 5, corrected: 1, other: 2, pending: 1, total: 9 },
    'litigation-direct': { upheld: 1, corrected: 0, other: 0, pending: 0, total: 1 },
    'litigation-after-reconsideration': { upheld: 3, corrected: 0, other: 0, pending: 1, total: 4 },
  },
};

const sheet = { cells: cellsOf(tables) };
const tallies = { sheet, inferred: inferBlanks(sheet) };

function told(text: string): string {
  const part = { number: 1, heading: '一、总体情况', text };
  const context = { organ: '青石县人民政府', year: 2024 };
  return auditProse([part], tallies, context)
    .map((f) => `${f.rule} ${f.severity} ${f.expected} ${f.actual}`)
    .join('; ');
}

/** Sentence, and what is said of it; '' is nothing. */
const sentences: readonly (readonly [string, string])[] = [
  // Requests and their flow
  ['全县共受理政府信息公开申请100件，办结95件，结转下年15件。', ''],
  ['全县共收到政府信息公开申请108件。', 'TX-NAR error 100 108'],
  ['全县共收到政府信息公开申请110件。', 'TX-NAR question 100 110'],
  ['共收到政府信息公开申请110件，其中自然人100件，法人或其他组织10件。', 'TX-NAR question 100 110'],
  ['全年收办政府信息公开申请110件。', ''],
  ['上年度结转10件，今年新收政府信息公开申请100件，结转至2025年15件。', ''],
  ['依申请公开方面，上年结转11件。', 'TX-NAR error 10 11'],
  ['答复政府信息公开申请95件（含上年度结转申请10件，另有15件申请顺延到下年度答复）。', ''],
  ['办理政府信息公开申请97件。', 'TX-NAR error 95 97'],
  ['全年未收到政府信息公开申请。', 'TX-NAR error 100 未收到政府信息公开申请'],
  ['收到政府信息公开申请100件，已答复85件，其余15件结转下年度办理。', 'TX-NAR question 95 85'],
  // Parts of the whole, other years, other things
  ['收到政府信息公开申请100件，其中网上申请60件、信函申请30件、当面申请10件。', ''],
  ['县政府办公室收到政府信息公开申请12件。', 'TX-NAR question 100 12'],
  ['2023年收到政府信息公开申请80件。', ''],
  ['自2019年条例修订以来，累计收到政府信息公开申请500件。', ''],
  ['较上年增加20件，指导部门答复政府信息公开申请30件，延期答复5件。', ''],
  ['以“政府信息不存在”答复政府信息公开申请20件。', ''],
  ['办理信访件100件，答复网民留言230条，印发答复书120份。', ''],
  // Applicants
  ['收到政府信息公开申请100件，涉及自然人90件、商业企业8件、法律服务机构2件。', ''],
  ['收到政府信息公开申请100件，其中自然人91件，法人和其他组织7件。', 'TX-NAR error 90 91; TX-NAR error 10 7'],
  // Outcomes
  ['政府信息公开申请中，予以公开46件、部分公开10件、不予公开6件、无法提供25件、不予处理4件、作其他处理（含撤回）4件。', ''],
  ['政府信息公开申请予以公开及部分公开46件。', 'TX-NAR error 56 46'],
  ['政府信息公开申请予以公开56件。', 'TX-NAR question 46 56'],
  ['因本机关不掌握等原因无法提供政府信息公开申请22件。', 'TX-NAR error 25 22'],
  ['政府信息公开申请因属于国家秘密不予公开2件。', ''],
  ['土地类政府信息公开申请30件，其中予以公开20件。', 'TX-NAR question 46 20'],
  // Shares and growth
  ['政府信息公开申请予以公开46件，占48.4%；不予公开6件，占6.31%。', 'TX-PCT question 6.32 6.31'],
  ['政府信息公开申请予以公开46件，占49.4%。', 'TX-PCT error 48.4 49.4'],
  ['收到政府信息公开申请100件，比2023年的80件增长20%。', 'TX-PCT error 25 20'],
  ['培训人数从80人增加到100人，增长25%。', ''],
  // Reconsideration and litigation
  ['因政府信息公开引发行政复议9件、行政诉讼5件。', ''],
  ['因政府信息公开引发行政复议10件。', 'TX-NAR error 9 10'],
  ['政府信息公开行政复议9件，行政诉讼5件，均获维持。', 'TX-NAR error 结果纠正1件、其他结果2件、尚未审结1件、尚未审结1件 均获维持'],
  ['政府信息公开行政诉讼无一败诉，均已审结。', 'TX-NAR error 尚未审结1件 均已审结'],
  ['以县政府为被告的政府信息公开行政诉讼2件，均获维持。', 'TX-NAR question 5 2; TX-NAR question 尚未审结1件 均获维持'],
  ['无行政复议和行政诉讼败诉案件，县司法局审理行政复议案件120件。', ''],
  ['全年未发生因政府信息公开引起的行政诉讼。', 'TX-NAR error 总计1件、总计4件 未发生因政府信息公开引起的行政诉讼'],
  // Documents and decisions
  ['全年制定行政规范性文件6件，废止行政规范性文件2件，现行有效行政规范性文件30件。', ''],
  ['全年制发行政规范性文件7件。', 'TX-NAR error 6 7'],
  ['县政府制发规范性文件3件。', 'TX-NAR question 6 3'],
  ['对12件规范性文件开展合法性审查，清理规范性文件40件。', ''],
  ['作出行政许可决定500件，行政处罚决定71件。', 'TX-NAR error 70 71'],
  // Part sums
  ['公开信息500条，其中政策类100条、财政类200条、其他200条。', ''],
  ['公开信息500条，其中政策类100条、财政类200条、其他210条。', 'TX-PARTS error 510 500'],
  ['公开信息500条，其中政策类100条、财政类200条。', ''],
  ['公开信息500条，其中政策类300条、财政类250条。', 'TX-PARTS warning 550 500'],
  ['公开信息600条，网站、微信、微博分别为300条、200条、110条。', 'TX-PARTS error 610 600'],
  ['公开信息500条（其中网站300条，微信200条），回复留言20条。', ''],
  ['公开信息500余条，其中政策类300条、财政类250条。', ''],
  ['受理咨询100件，其中网上60件、信函40件；按来源分，个人90件、企业8件、其他2件。', ''],
]; // prettier-ignore

for (const [sentence, findings] of sentences) {
  test(`${sentence} ⇒ ${findings === '' ? 'nothing' : findings}`, () => {
    assert.equal(told(sentence), findings);
  });
}

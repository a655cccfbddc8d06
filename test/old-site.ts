// Pages as the common systems write them, and a folder of them.

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** GBK, which the platform reads and does not write. */
export function gbk(text: string): Buffer {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(gbkTable().get(sign) ?? [0x3f]));
  }
  return Buffer.from(bytes);
}

let table: Map<string, readonly [number, number]> | undefined;
function gbkTable(): Map<string, readonly [number, number]> {
  if (table !== undefined) return table;
  table = new Map();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(high, low));
      if (sign.length === 1 && sign !== '\ufffd' && !table.has(sign)) table.set(sign, [high, low]);
    }
  }
  return table;
}

/** TRS WCM: page tags, a list of facts, the text in TRS_Editor. */
export const trsPage = `<!DOCTYPE html><html><head><meta charset="utf-8">
<title>某区关于加强防汛工作的通知_某区人民政府</title>
<meta name="SiteName" content="某区人民政府"><meta name="ColumnName" content="政策文件">
<meta name="ArticleTitle" content="关于加强防汛工作的通知"><meta name="PubDate" content="2021-09-14 09:30">
<meta name="ContentSource" content="某区应急管理局"><meta name="Url" content="http://www.mou.gov.cn/zwgk/zcwj/202109/t20210914_70371700.html">
</head><body><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
<table class="xxgk"><tr><td>索 引 号：</td><td>000000000/2021-00123</td><td>主题分类：</td><td></td></tr>
<tr><td>发文机关：</td><td>某区应急管理局</td><td>成文日期：</td><td>2021年09月10日</td></tr>
<tr><td>文　　号：</td><td>某应急发[2021]12号</td><td>有 效 性：</td><td>有效</td></tr></table>
<div class="TRS_Editor"><style>.x{}</style><p align="center"><b>关于加强防汛工作的通知</b></p>
<p>各街道办事处：</p><p style="text-indent:2em">　　一、<font color="red">加强</font>值守。<img src="./W020210914.png" alt="示意图"></p>
<p>&nbsp;&nbsp;（一）按照<a href="../202108/t20210801_70000001.html">原通知</a>执行。</p>
<p onclick="steal()">二、落实责任<script>alert(1)</script>。</p>
<p style="text-align:right">某区应急管理局</p>
<p>附件：<a href="./P020210914.doc">1.防汛责任表</a></p></div>
<div class="footer">主办：某区人民政府办公室 联系电话 0000-0000000</div></body></html>`;

/** 大汉: #zoom, GBK, facts without a table. */
export const hanwebPage = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>某市政府 部门动态 我市召开会议</title><meta name="ArticleTitle" content="我市召开会议"><meta name="pubdate" content="2020-03-02 10:05">
<meta name="ColumnName" content="部门动态"></head><body>
<div id="zoom"><p>　　３月２日，我市召开会议，部署春耕生产。</p><p>会议指出，要抓好田间管理；确保粮食丰收。</p></div></body></html>`;

/** No tags, no known names: the day stands in the page, the text is the densest block. */
export const plainPage = `<html><head><title>关于停水的公告_某县</title></head><body>
<ul><li><a href="/a">首页</a></li><li><a href="/b">新闻中心要闻导航栏目内容很多很多</a></li></ul>
<div class="wrap"><h1>关于停水的公告</h1><div class="info">发布时间：2019-05-06　来源：某县水务局</div>
<div class="box77"><p>因管网检修，定于5月8日8时至18时停水，请用户提前储水。</p><p>给您带来不便，敬请谅解；恢复供水时间以通知为准。</p></div></div>
<div class="side"><a href="/x">相关新闻一</a><a href="/y">相关新闻二</a></div></body></html>`;

export const pngBytes: Buffer = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const docBytes: Buffer = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(600),
  Buffer.from('WordDocument', 'utf16le'),
]);

export async function makeFolder(
  files: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-old-site-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

// What office programs put onto the clipboard, made by hand after their manner: Word 2016 and 365, WPS 2019 and 2023,
// Excel, ET, LibreOffice, WeChat, a web page. Names in them are invented.

import type { FindingCode } from '../../../src/rules/paste/findings.ts';

export interface Sample {
  readonly what: string;
  readonly html: string;
  readonly body: readonly string[];
  readonly title?: string;
  readonly documentNumber?: string;
  readonly findings: Partial<Record<FindingCode, number>>;
}

const wordHead = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/ZHANG~1/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!--
 /* Font Definitions */
 @font-face {font-family:宋体; panose-1:2 1 6 0 3 1 1 1 1 1;}
 p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-unhide:no; margin:0cm; text-align:justify; font-size:10.5pt; font-family:"Calibri",sans-serif; mso-fareast-font-family:宋体;}
 p.MsoListParagraph {margin:0cm; text-indent:21.0pt; mso-char-indent-count:2.0;}
 p.MsoTitle {text-align:center; font-size:22.0pt;}
 @page WordSection1 {size:595.3pt 841.9pt;}
 div.WordSection1 {page:WordSection1;}
--></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->`;
const wordFoot = '<!--EndFragment--></body></html>';

/** The filler after a number in Word. */
const filler =
  '<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>';

export const samples: readonly Sample[] = [
  {
    what: 'Word 2016: title, addressee, two levels of headings, signature and date',
    html: `${wordHead}
<p class=MsoNormal align=center style='text-align:center;line-height:30.0pt'><span style='font-size:22.0pt;font-family:方正小标宋简体'>关于做好春季
绿化工作的通知<span lang=EN-US><o:p></o:p></span></span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal style='text-align:left'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>各县（市、区）人民政府，市政府各部门：</span></p>
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:黑体'>一、提高认识</span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:楷体_GB2312'>（一）压实责任</span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>各地要把春季造林摆上<b style='mso-bidi-font-weight:normal'>重要位置</b>，面积不少于<span lang=EN-US>300</span>万<span lang=EN-US>m<sup>2</sup></span>。</span></p>
<p class=MsoNormal align=right style='text-align:right;mso-pagination:none'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>某某市人民政府办公室<span style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp; </span></span></p>
<p class=MsoNormal align=right style='text-align:right'><span style='font-size:16.0pt;font-family:仿宋_GB2312'><span lang=EN-US>2026</span>年<span lang=EN-US>2</span>月<span lang=EN-US>10</span>日</span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋_GB2312'>（此件公开发布）</span></p>${wordFoot}`,
    title: '关于做好春季绿化工作的通知',
    body: [
      '<p class="addressee">各县（市、区）人民政府，市政府各部门：</p>',
      '<h2>一、提高认识</h2>',
      '<h3>（一）压实责任</h3>',
      '<p>各地要把春季造林摆上<strong>重要位置</strong>，面积不少于300万m<sup>2</sup>。</p>',
      '<p class="signature">某某市人民政府办公室</p>',
      '<p class="signature">2026年2月10日</p>',
      '<p class="note">（此件公开发布）</p>',
    ],
    findings: { 'font-headings': 2, 'guessed-layout': 2 },
  },
  {
    what: 'Word 365: numbers of its lists stay what they are, the filler behind them goes',
    html: `${wordHead}
<p class=MsoListParagraph style='margin-left:18.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>1.${filler}</span><![endif]>第一项<span lang=EN-US><o:p></o:p></span></p>
<p class=MsoListParagraph style='margin-left:18.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span lang=EN-US style='mso-list:Ignore'>2.${filler}</span><!--[endif]-->Second item</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>（一）${filler}</span><![endif]>强化主动公开</p>
<p class=MsoNormal>1.&nbsp;&nbsp; 手工写的序号</p>
<p class=MsoNormal>第一条&nbsp;&nbsp;为了规范管理，制定本办法。</p>${wordFoot}`,
    body: [
      '<p>1.第一项</p>',
      '<p>2. Second item</p>',
      '<p>（一）强化主动公开</p>',
      '<p>1.手工写的序号</p>',
      '<p>第一条　为了规范管理，制定本办法。</p>',
    ],
    findings: {},
  },
  {
    what: 'Word: tracked changes, comments, hidden text and bookmarks go, with a warning',
    html: `${wordHead}
<p class=MsoNormal><a name="_Toc1234">补助标准为每户</a><del cite="mailto:李某" datetime="2026-02-09T10:00"><span lang=EN-US>500</span></del><ins cite="mailto:李某" datetime="2026-02-09T10:00"><span lang=EN-US>800</span></ins>元<a style='mso-comment-reference:李_1;mso-comment-date:20260209T1000'>，据实发放</a><span class=MsoCommentReference><span lang=EN-US><a class=msocomanchor href="#_msocom_1" name="_msoanchor_1">[李1]</a></span></span>。<span style='display:none;mso-hide:all'>内部口径不外传</span></p>
<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]>
<div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText><span lang=EN-US>&nbsp;<a name="_msocom_1"></a></span>这个标准财政还没有同意</p></div></div></div>${wordFoot}`,
    body: ['<p>补助标准为每户800元，据实发放。</p>'],
    findings: { revisions: 2, comments: 1, 'hidden-text': 1, bookmarks: 1 },
  },
  {
    what: 'Word: pictures stay on the writer’s computer, and he is told',
    html: `${wordHead}
<p class=MsoNormal>示意图如下。</p><p class=MsoNormal><!--[if gte vml 1]><v:shape id="图片" type="#_x0000_t75"><v:imagedata src="file:///C:/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=554 height=311 src="file:///C:/Users/ZHANG~1/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png" v:shapes="图片"><![endif]></p>${wordFoot}`,
    body: ['<p>示意图如下。</p>'],
    findings: { 'local-picture': 1 },
  },
  {
    what: 'Word: a table keeps what it merges and loses its widths',
    html: `${wordHead}
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
<tr style='height:20pt'><td width=189 rowspan=2 valign=top style='width:141.8pt;border:solid windowtext 1.0pt'><p class=MsoNormal align=center style='text-align:center'>单位</p></td><td width=378 colspan=2 style='width:283.6pt'><p class=MsoNormal align=center style='text-align:center'>2025年</p></td></tr>
<tr><td width=189 style='width:141.8pt'><p class=MsoNormal>件数<o:p></o:p></p></td><td width=189 style='width:141.8pt'><p class=MsoNormal align=right style='text-align:right'>金额<br>（元）</p></td></tr>
</table>${wordFoot}`,
    body: [
      '<table><tbody><tr><td rowspan="2" class="centre">单位</td><td colspan="2" class="centre">2025年</td></tr><tr><td>件数</td><td class="right">金额<br>（元）</td></tr></tbody></table>',
    ],
    findings: { widths: 4 },
  },
  {
    what: 'WPS 2019: number, title in 小标宋, font elements, spaces for the layout',
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name="Generator" content="WPS Office"><style>@font-face{font-family:"Times New Roman";}p.MsoNormal{mso-style-name:正文;margin:0pt;text-align:justify;font-family:Calibri;mso-fareast-font-family:宋体;font-size:10.5000pt;}</style></head><body><!--StartFragment-->
<p class=MsoNormal align=center style="text-align:center;"><span style="font-family:仿宋_GB2312;font-size:16.0000pt;"><font face="仿宋_GB2312">某府办发（</font>2026<font face="仿宋_GB2312">）</font>3<font face="仿宋_GB2312">号</font></span></p>
<p class=MsoNormal align=center style="text-align:center;"><span style="mso-spacerun:'yes';font-family:方正小标宋简体;font-size:22.0000pt;"><font face="方正小标宋简体">某某市人民政府办公室</font></span></p>
<p class=MsoNormal align=center style="text-align:center;"><span style="font-family:方正小标宋简体;font-size:22.0000pt;"><font face="方正小标宋简体">关于印发《某某市树木管理办法》的通知</font></span></p>
<p class=MsoNormal style="text-indent:32.0000pt;mso-char-indent-count:2.0000;"><span style="font-family:仿宋_GB2312;"><font face="仿宋_GB2312">　　现印发给你们，请认真执行。</font></span></p>
<p class=MsoNormal><span style="font-family:仿宋_GB2312;"><font face="仿宋_GB2312">　　　　　　　　　　　　　　某某市人民政府办公室</font></span></p>
<p class=MsoNormal><span style="font-family:仿宋_GB2312;">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;2026<font face="仿宋_GB2312">年</font>2<font face="仿宋_GB2312">月</font>10<font face="仿宋_GB2312">日</font></span></p><!--EndFragment--></body></html>`,
    title: '某某市人民政府办公室关于印发《某某市树木管理办法》的通知',
    documentNumber: '某府办发〔2026〕3号',
    body: [
      '<p>现印发给你们，请认真执行。</p>',
      '<p class="signature">某某市人民政府办公室</p>',
      '<p class="signature">2026年2月10日</p>',
    ],
    findings: { 'guessed-layout': 2 },
  },
  {
    what: 'WPS 2023: “（一）” of its list is text and is not lost',
    html: `<html><head><meta name="Generator" content="WPS 2023"></head><body><!--StartFragment--><p class="MsoNormal" style="margin-left:0.0000pt;text-indent:32.0000pt;mso-char-indent-count:2.0000;mso-list:l0 level1 lfo1;"><![if !supportLists]><span style="font-family:仿宋_GB2312;mso-ansi-font-weight:normal;"><span style='mso-list:Ignore;'>（一）<span>&nbsp;</span></span></span><![endif]><span style="mso-spacerun:'yes';font-family:仿宋_GB2312;"><font face="仿宋_GB2312">强化主动公开</font></span><span><o:p></o:p></span></p><p class="MsoNormal" style="mso-list:l0 level2 lfo1;"><![if !supportLists]><span style='font-family:Wingdings;'><span style='mso-list:Ignore;'>①<span>&nbsp;</span></span></span><![endif]>及时</p><!--EndFragment--></body></html>`,
    body: ['<p>（一）强化主动公开</p>', '<p>①及时</p>'],
    findings: {},
  },
  {
    what: 'Excel: merged heads, figures to the right, hidden rows and columns are not published',
    html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style><!--table{mso-displayed-decimal-separator:"\\.";} .xl65{text-align:center;} .xl66{text-align:right;font-size:11.0pt;} td{padding-top:1px;} --></style></head><body>
<table border=0 cellpadding=0 cellspacing=0 width=288 style='border-collapse:collapse;width:216pt'><!--StartFragment-->
<col width=72 style='width:54pt'><col width=0 style='display:none;mso-width-source:userset'><col width=72 span=2 style='width:54pt'>
<tr height=18><td colspan=4 height=18 class=xl65 width=288 style='height:13.8pt;width:216pt'>发放情况</td></tr>
<tr height=18><td height=18 style='height:13.8pt'>户</td><td>身份证号</td><td class=xl66 align=right x:num>1200.50</td><td></td></tr>
<tr height=0 style='display:none'><td>内部</td><td>520102199001011234</td><td>1</td><td></td></tr>
<tr><td></td><td></td><td></td><td></td></tr><!--EndFragment--></table></body></html>`,
    body: [
      '<table><tbody><tr><td colspan="3" class="centre">发放情况</td></tr><tr><td>户</td><td class="right">1200.50</td><td></td></tr></tbody></table>',
    ],
    findings: { 'hidden-text': 2, widths: 1 },
  },
  {
    what: 'ET: a sheet of WPS, with the line breaks of its cells',
    html: `<html><head><meta name="Generator" content="WPS 表格"><style>.et2{text-align:center;vertical-align:middle;font-family:宋体;font-size:11pt;}</style></head><body><table width="216" border="0" style='border-collapse:collapse;'><colgroup><col width="72"><col width="144"></colgroup><tr height="19"><td class="et2" width="72" rowspan="2">序号</td><td class="et2" width="144">名称<br style='mso-data-placement:same-cell;'>（全称）</td></tr><tr><td class="et2">某局</td></tr></table></body></html>`,
    body: [
      '<table><tbody><tr><td rowspan="2" class="centre">序号</td><td class="centre">名称<br>（全称）</td></tr><tr><td class="centre">某局</td></tr></tbody></table>',
    ],
    findings: { widths: 2 },
  },
  {
    what: 'LibreOffice: its own font elements, numbered list and right alignment',
    html: `<html><head><meta name="generator" content="LibreOffice 7.4 (Linux)"/><style type="text/css">@page { size: 21cm 29.7cm } p { line-height: 115%; background: transparent } a:link { color: #000080 }</style></head><body lang="zh-CN"><ol type="I"><li><p style="margin-bottom: 0cm"><font face="SimSun">第一部分</font></p></li><li value="4"><p>第四部分</p></li></ol><ol style="list-style-type: cjk-ideographic"><li><p>概述</p></li></ol><p align="right"><font face="FangSong">某某局</font></p></body></html>`,
    body: [
      '<p>I.第一部分</p>',
      '<p>IV.第四部分</p>',
      '<p>一、概述</p>',
      '<p class="signature">某某局</p>',
    ],
    findings: { numbering: 3 },
  },
  {
    what: 'WeChat: nested sections, pictures and scripts of elsewhere stay there',
    html: `<section style="margin:0;padding:0;background:#fff"><section data-role="paragraph"><p style="text-align:center;"><span style="color:rgb(255, 76, 65);font-size:18px;"><strong>政策解读</strong></span></p><p style="text-indent:2em;"><span style="font-size:16px;">企业可以在线申报，<br/>不收费用。</span></p><p><img class="rich_pages" data-src="https://mmbiz.qpic.example/a.png" src="data:image/gif;base64,R0lGOD"/></p><p><br/></p><mpvideosnap class="js_uneditable"></mpvideosnap><iframe src="https://v.qq.example/x"></iframe></section></section>`,
    body: [
      '<p class="centre"><strong>政策解读</strong></p>',
      '<p>企业可以在线申报，</p>',
      '<p>不收费用。</p>',
    ],
    findings: { 'active-content': 1, 'outside-picture': 1 },
  },
  {
    what: 'a web page: navigation text stays text, scripts and events go, links keep to the allowed schemes',
    html: `<meta charset='utf-8'><div class="TRS_Editor"><h1>关于印发试点方案的通知</h1><div>　　一、总体要求</div><div>　　详见<a href="https://www.gov.example/zc/1.html" onclick="steal()" target=_blank>方案全文</a>和<a href="javascript:alert(1)">附件</a>，邮箱<a href="mailto:a@b.example">a@b.example</a>。</div><ul><li>甲类</li><li>乙类<ul><li>乙一</li></ul></li></ul><script>alert(1)</script><p style="color:#ffffff">看不见的字</p><p><s>原五百元</s>八百元</p></div>`,
    title: '关于印发试点方案的通知',
    body: [
      '<p>一、总体要求</p>',
      '<p>详见<a href="https://www.gov.example/zc/1.html">方案全文</a>和附件，邮箱<a href="mailto:a@b.example">a@b.example</a>。</p>',
      '<ul><li>甲类</li><li>乙类<ul><li>乙一</li></ul></li></ul>',
      '<p>看不见的字</p>',
      '<p>原五百元八百元</p>',
    ],
    findings: {
      'active-content': 1,
      'bad-link': 1,
      'white-text': 1,
      'struck-text': 1,
    },
  },
];

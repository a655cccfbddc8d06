// 隐私声明 (个人信息保护法 17): what is asked for and why, who sees it, how long it stays. The times are those of the rules
// that erase (rules/retention.ts), so that the page cannot promise others.

import { html } from './html.ts';
import { hotWordDays } from '../../rules/hot-words.ts';
import { readerRetentionRules, type RetentionRule, retentionRules } from '../../rules/retention.ts';
import type { Page, PageRequest } from './page.ts';
import { telephone } from './parts/telephone.ts';

export function privacyPage({ site }: PageRequest): Page {
  const { organ } = site.main;
  const { guide } = organ;
  return {
    keep: 'public',
    topics: [],
    title: '隐私声明',
    trail: [{ label: '隐私声明' }],
    description: `${site.name}处理哪些个人信息、为什么、保存多久`,
    body: html`<article class="prose">
      <h1>隐私声明</h1>
      <p>
        个人信息处理者：${organ.name}。依据是《中华人民共和国个人信息保护法》和《中华人民共和国政府信息公开条例》。
      </p>
      <h2>只是阅读和搜索</h2>
      <ul>
        <li>不需要登录，没有广告，没有跟踪访问者的代码，不向别的网站请求任何内容。</li>
        <li>
          唯一长期保存在您浏览器里的Cookie叫“xianshi”，只记您选的显示方式（长者模式、高对比度、字号、繁体），没有选就没有。
        </li>
        <li>
          文件页上的浏览次数只是每份文件的一个数，不记是谁、什么时候看的；浏览器只在窗口关闭以前记得这个窗口已经计过。您收藏的文件只记在您自己的浏览器里，本站不知道。
        </li>
        <li>访问日志记看的是哪一页、时间和结果，不记网址里的查询内容和您填写的内容。</li>
        <li>
          搜索的词按天计数，不记是谁搜的，只留全是公开信息里出现过的词，不留号码；热搜词只用最近${hotWordDays}天的。输入时的提示不留存。
        </li>
      </ul>
      <h2>申请政府信息公开</h2>
      <ul>
        <li>
          需要填写姓名或者名称、身份证明、联系方式和所需信息，因为《条例》第二十九条要求；只用来办理这件申请、送达答复、处理由它引起的复议和诉讼。
        </li>
        <li>
          申请内容、办理经过、文书、您上传的文件和文件名都加密存放；工作人员平时看到的是隐去后的姓名和号码，看原文要写理由，并留下记录。
        </li>
        <li>查询码不保存原文，丢失了只能与我们联系。页面网址里没有您的姓名、编号和查询码。</li>
        <li>
          征求第三方意见时，不会把您的身份告诉第三方；年度报告和<a href="/tongji/">公开统计</a
          >只有数量。
        </li>
      </ul>
      <h2>企业找政策</h2>
      <p>
        填写的企业情况只用来当场比对，不保存在本站，不进网址和日志；用脚本的浏览器把它记在您自己的设备上，可以随时清除。订阅邮件提醒的，邮箱加密存放，确认后才生效，七天内没有确认的自动删除，退订时连同您选择保存的企业情况一并删除。
      </p>
      <h2>提意见、纠错、留言</h2>
      <p>
        姓名和联系方式只用来核实和答复，加密存放，不公布；意见和留言的内容随征集、留言的档案保存。
      </p>
      <h2>保存多久</h2>
      <div class="table-scroll" role="region" aria-label="个人信息的保存期限" tabindex="0">
        <table class="statutory">
          <caption class="visually-hidden">
            个人信息的保存期限
          </caption>
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">期限</th>
              <th scope="col">理由</th>
            </tr>
          </thead>
          <tbody>
            ${kept().map(
              ({ title, from, years, why }) =>
                html`<tr>
                  <th scope="row">${title}</th>
                  <td>${from}满${years}年</td>
                  <td>${why}</td>
                </tr>`,
            )}
            <tr>
              <th scope="row">上传了、但没有成为申请的文件</th>
              <td>1天</td>
              <td>没有处理目的</td>
            </tr>
            <tr>
              <th scope="row">申请表、发出的文书、送达凭证</th>
              <td>按档案保管期限</td>
              <td>属于案卷（档案法 15）</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p>复议、诉讼没有结束的，到结束满1年以后再处理。</p>
      <h2>您的权利</h2>
      <p>
        可以要求查阅、复制、更正自己的个人信息，或者要求说明处理规则（个人信息保护法第四十四条至第四十八条）。请与${guide.officeName ?? organ.name}联系${guide.phone === undefined ? '' : html`，电话${telephone(guide.phone)}`}${guide.email === undefined ? '' : `，邮箱${guide.email}`}。
      </p>
    </article>`,
  };
}

/** What is erased, counted from when. */
function kept(): readonly (RetentionRule & { readonly from: string })[] {
  return [
    ...Object.values(retentionRules).map((rule) => ({ ...rule, from: '归档' })),
    ...Object.values(readerRetentionRules),
  ];
}

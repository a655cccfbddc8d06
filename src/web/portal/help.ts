// 使用帮助: how to find, to apply, to follow, to print, to make the letters larger. Every step names what the page itself
// calls it.

import { html } from './html.ts';
import {
  columnOfKind,
  contactAddress,
  keptAddress,
  organsAddress,
  privacyAddress,
  statisticsAddress,
  trackStep,
} from './addresses.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { matchAddress, policiesAddress } from './policies/addresses.ts';
import { telephone } from './parts/telephone.ts';

export function helpPage({ site }: PageRequest): Page {
  const { guide } = site.main.organ;
  const apply = columnOfKind(site.main.columns, 'apply');
  return {
    keep: 'public',
    topics: [],
    title: '使用帮助',
    trail: [{ label: '使用帮助' }],
    description: '怎样查找信息、申请公开、查询进度、打印和调整显示',
    body: html`<article class="prose">
      <h1>使用帮助</h1>
      <nav aria-label="本页内容">
        <ul>
          <li><a href="#chazhao">查找信息</a></li>
          ${apply === undefined ? '' : html`<li><a href="#shenqing">申请公开</a></li>`}
          <li><a href="#dayin">打印、下载、收藏、订阅</a></li>
          <li><a href="#xianshi">看得更清楚</a></li>
          <li><a href="#qiuzhu">找人帮忙</a></li>
        </ul>
      </nav>
      <h2 id="chazhao">查找信息</h2>
      <ul>
        <li>
          <strong>记得几个词</strong
          >：写进页面上方的搜索框。几个词用空格隔开，都出现的排在前面；拼音、拼音首字母和繁体字也能找到。
        </li>
        <li><strong>记得文号</strong>：写“47号”“〔2022〕47号”或者整个文号，括号用哪一种都可以。</li>
        <li>
          <strong>要原样的一句话</strong>：加引号，或者在<a href="/sousuo/">高级搜索</a
          >里填写；在那里还可以排除词、限定日期和发文机关。
        </li>
        <li>
          <strong>一件事有几种叫法</strong>：中间写大写的OR或者竖线，有一个就行，如“公租房 OR
          廉租房”。
        </li>
        <li><strong>结果太多</strong>：按机关、主题、年份、有效性逐项缩小，或者“在结果中查找”。</li>
        <li>
          <strong>知道是哪个机关</strong>：到<a href="${organsAddress}">各机关的信息公开</a
          >，每个机关有自己的指南、制度、公开内容、年报和申请入口。
        </li>
        <li>
          <strong>给企业的政策</strong>：<a href="${policiesAddress}">惠企政策</a
          >逐项列出支持标准、条件、材料和截止时间；<a href="${matchAddress}">企业找政策</a
          >填几项情况，逐条看已满足、未满足、待确认，附原文条款，可以下载清单。填写的内容只在您的浏览器里。
        </li>
        <li>
          <strong>想看数字</strong>：<a href="${statisticsAddress}">公开统计</a
          >里的数字可以点开，也可以整表下载。
        </li>
      </ul>
      ${apply === undefined ? '' : applying(`/${apply.path}/`)}
      <h2 id="dayin">打印、下载、收藏、订阅</h2>
      <ul>
        <li>在浏览器里选“打印”（电脑上按 Ctrl+P）：纸上只有正文和出处，没有导航。</li>
        <li>附件和年度报告点名称就下载；年度报告有Word、PDF、Excel、CSV和JSON。</li>
        <li>
          以后还要看的文件，点“收藏”，在<a href="${keptAddress}">我的收藏</a
          >里找到；收藏只记在您自己的浏览器里。“浏览次数”是打开过这份文件的窗口数，同一个窗口只计一次，停用脚本的不计也不显示。
        </li>
        <li>
          想在有新信息时得到提醒，把<a href="/feed.xml">订阅地址（RSS）</a
          >加到阅读软件；每个栏目、每次搜索也有自己的订阅地址。
        </li>
      </ul>
      <h2 id="xianshi">看得更清楚</h2>
      <ul>
        <li>
          <strong>长者模式</strong
          >：页面最上面点“长者模式”，字变大，内容排成一栏，按钮也变大；再点“退出长者模式”恢复。
        </li>
        <li><strong>高对比度</strong>：点“高对比度”，黑白分明，链接都有下划线。</li>
        <li>
          在<a href="/xianshi/" rel="nofollow">显示设置</a
          >里可以同时选几项，以后每次都记得。更多说明见<a href="/wza/">无障碍声明</a>。
        </li>
      </ul>
      <h2 id="qiuzhu">找人帮忙</h2>
      <p>
        书写有困难的，可以口头申请，由工作人员代为填写。可以到<a href="${contactAddress}"
          >联系我们</a
        >留言${guide.phone === undefined ? '' : html`，也可以打电话${telephone(guide.phone)}`}${guide.hours === undefined ? '' : `（${guide.hours}）`}。
      </p>
    </article>`,
  };
}

function applying(own: string): Html {
  return html`<h2 id="shenqing">申请公开</h2>
    <ol>
      <li>先搜索：已经公开的，马上就能看到，不必申请。</li>
      <li>
        没有公开的，看过<a href="${own}">申请须知</a
        >，点“我要申请”，选机关，写明姓名或者名称、身份证明、联系方式，要什么信息（名称、文号或者便于查询的特征），怎样取得。不需要说明用途。
      </li>
      <li>
        提交后页面给出<strong>申请编号和查询码</strong>，只显示这一次：请打印、拍照或者抄下来。
      </li>
      <li>
        网上提交的，工作人员会与您联系确认；双方确认之日是收到申请之日，20个工作日内答复，需要延长的会告知您。
      </li>
      <li>
        用编号和查询码<a href="${own}${trackStep}/">查询进度</a
        >：看办到哪一步、什么时候到期，补正、下载答复书也在那里。
      </li>
      <li>对答复不服的，答复书和查询进度的页面写明向谁申请复议、向哪个法院起诉、期限到哪一天。</li>
    </ol>
    <p>您的个人信息怎样使用、保存多久，见<a href="${privacyAddress}">隐私声明</a>。</p>`;
}

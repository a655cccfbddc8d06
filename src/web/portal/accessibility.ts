// 无障碍声明: what was done, what is known to be missing, whom to tell.

import { html } from './html.ts';
import type { Page, PageRequest } from './page.ts';
import { telephone } from './parts/telephone.ts';

export function accessibilityPage({ site }: PageRequest): Page {
  const { guide } = site.organ;
  return {
    keep: 'public',
    topics: [],
    title: '无障碍声明',
    trail: [{ label: '无障碍声明' }],
    body: html`<article class="prose">
      <h1>无障碍声明</h1>
      <p>
        本网站按照《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T
        37668—2019）和《网页内容无障碍指南》（WCAG 2.1
        AA级）制作，希望每一个人都能独立地查到信息、提交申请。
      </p>
      <h2>怎样用得更方便</h2>
      <ul>
        <li>
          <strong>长者模式</strong>：页面顶部点“长者模式”，字更大、单栏、按钮更大，以后每次都记得。
        </li>
        <li><strong>高对比度</strong>：页面顶部点“高对比度”，黑白分明，链接都有下划线。</li>
        <li>
          <strong>字号</strong>：在<a href="/xianshi/" rel="nofollow">显示设置</a
          >里选“大字号”，也可以用浏览器自带的放大。
        </li>
        <li><strong>深色</strong>：随您的系统设置自动切换。</li>
        <li>
          <strong>键盘</strong>：全部功能都可以只用键盘。按 Tab
          键逐项移动，第一项是“跳到正文”；宽表格获得焦点后可用方向键滚动。
        </li>
        <li>
          <strong>读屏软件</strong
          >：标题、导航、表格、表单都有结构和名称，表单的错误在出错的那一项上说明。
        </li>
        <li>
          <strong>没有要看、要听的验证码</strong
          >：提交申请时浏览器自行核对；关闭脚本的，回答一道用文字写的加法题。
        </li>
        <li><strong>不用脚本</strong>：关闭 JavaScript 也能阅读、搜索、申请和查询。</li>
      </ul>
      <h2>还做得不够的地方</h2>
      <ul>
        <li>其他单位提供的扫描件附件可能无法朗读，需要文字版的请与我们联系。</li>
        <li>年度报告中的表三很宽，小屏幕上需要左右滚动；左边各项的名称固定不动。</li>
      </ul>
      <h2>书写、阅读有困难</h2>
      <p>
        书写有困难的，可以口头申请，由工作人员代为填写；阅读有困难或者视听有障碍的，工作人员会提供必要的帮助（《中华人民共和国政府信息公开条例》第二十九条、第四十三条）。
      </p>
      <h2>告诉我们</h2>
      <p>
        遇到用不了的地方，请与${guide.officeName ?? site.organ.name}联系${guide.phone === undefined ? '' : html`，电话${telephone(guide.phone)}`}${guide.email === undefined ? '' : `，邮箱${guide.email}`}。
      </p>
    </article>`,
  };
}

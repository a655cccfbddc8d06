// Before the form: what can be asked, what belongs elsewhere, how long it takes, what to keep. With scripts
// the button waits five seconds for the reader (conventions of such pages); without them nobody is held up.

import { html } from './html.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { applyStep, columnOfKind, opinionStep, suggestStep, trackStep } from './addresses.ts';
import { blankFormLinks } from './blank-form.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import type { Page, PageRequest } from './page.ts';
import { telephone } from './parts/telephone.ts';
import { columnSide } from './parts/column-side.ts';

export function applyNoticePage({ site }: PageRequest, column: ColumnRow): Page {
  const guide = columnOfKind(site.columns, 'guide');
  const { phone, address, hours, officeName } = site.organ.guide;
  return {
    keep: 'public',
    topics: [],
    title: column.name,
    section: sectionOf(site, column),
    trail: trailTo(site, column),
    columnTags: columnTags(site, column),
    forms: true,
    description: `向${site.organ.name}申请公开政府信息：怎样申请、多久答复、怎样查询进度`,
    body: html`<div class="with-side">
      <article class="content prose">
        <h1>${column.name}</h1>
        <p class="lead">
          没有主动公开的政府信息，公民、法人和其他组织都可以向${site.organ.name}申请，不需要说明用途。一般不收费；数量、频次明显超过合理范围的，可能收取信息处理费（条例第四十二条）。
        </p>
        <p class="actions">
          <a class="button" href="/${column.path}/${applyStep}/" data-hold="5">我要申请</a>
          <a class="button button-plain" href="/${column.path}/${trackStep}/">查询进度</a>
        </p>
        <h2>先找一找</h2>
        <form class="inline-search" action="/sousuo/" role="search" aria-label="申请前先找一找">
          <label for="before">要的信息可能已经公开，找到了马上就能看：</label>
          <div class="hero-field">
            <input id="before" name="q" type="search" maxlength="200" autocomplete="off" />
            <button type="submit">搜索</button>
          </div>
        </form>
        <div
          class="suggestions"
          data-suggest="/${column.path}/${suggestStep}/"
          data-suggest-from="before"
          role="status"
          hidden
        ></div>
        <h2>申请前请了解</h2>
        <ol class="notes">
          <li>
            <strong>申请的是已有的信息。</strong
            >不需要另行制作、加工、分析的，才能提供（条例第三十八条）。
          </li>
          <li>
            <strong>一件申请写一件事。</strong
            >写明信息的名称、文号，或者时间、内容等便于查找的特征；不要写“所有”“等”“相关信息”。
          </li>
          <li>
            <strong>信访、投诉、举报请走专门渠道。</strong
            >咨询政策、要求解答的也不是政府信息公开申请（条例第三十九条）。
          </li>
          <li><strong>同样的申请答复过的，</strong>不再重复处理（条例第三十六条）。</li>
          <li>
            <strong>请准备好身份证明。</strong
            >姓名或者名称、身份证明、联系方式是法律要求的（条例第二十九条），用手机拍照即可。
          </li>
          <li>
            <strong>提交后请保存编号和查询码。</strong
            >查进度、补正、下载答复书都要用到，查询码只显示一次。
          </li>
        </ol>
        <h2>多久答复</h2>
        <p>
          在网上提交的，以双方确认之日为收到申请之日，工作人员会与您联系确认。从收到的次日起20个工作日内答复；确需延长的，会事先告知您，最长延长20个工作日。征求第三方和其他机关意见的时间不计算在内（条例第三十一条、第三十三条）。
        </p>
        <h2>收到征求意见书的</h2>
        <p>
          申请公开的信息涉及您、机关书面征求您的意见的，可以凭意见书上的文号和答复码<a
            href="/${column.path}/${opinionStep}/"
            >在网上提出意见</a
          >，也可以寄回所附回执（条例第三十二条）。
        </p>
        <h2>不在网上申请</h2>
        <p>
          可以当面提交，也可以邮寄、传真；书写有困难的可以口头申请，由工作人员代为填写。${
            guide === undefined ? '' : html`详见<a href="/${guide.path}/">${guide.name}</a>。`
          }
        </p>
        <p>在纸上填写的，可以下载申请表：</p>
        ${blankFormLinks(column)}
        <dl class="facts">
          ${
            officeName === undefined
              ? ''
              : html`<div>
                  <dt>受理机构</dt>
                  <dd>${officeName}</dd>
                </div>`
          }
          ${
            address === undefined
              ? ''
              : html`<div>
                  <dt>地址</dt>
                  <dd>${address}</dd>
                </div>`
          }
          ${
            hours === undefined
              ? ''
              : html`<div>
                  <dt>时间</dt>
                  <dd>${hours}</dd>
                </div>`
          }
          ${
            phone === undefined
              ? ''
              : html`<div>
                  <dt>电话</dt>
                  <dd>${telephone(phone)}</dd>
                </div>`
          }
        </dl>
      </article>
      ${columnSide(site, column)}
    </div>`,
  };
}

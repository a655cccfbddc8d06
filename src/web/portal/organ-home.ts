// The page of an organ below the site's own: what it is there for, its five entries, what it published last, how to
// reach it.

import { html } from './html.ts';
import { canBeAsked } from '../../rules/organ.ts';
import { latestDocuments } from '../../store/documents/documents.ts';
import { organById } from '../../store/people/organs.ts';
import type { OrganRow } from '../../store/tables.ts';
import { organAddress } from './addresses.ts';
import { organParameter, organsOfSite } from './asked-organ.ts';
import { trailToOrgan, tagsOfPart } from './column-place.ts';
import { longDay } from './dates.ts';
import { contactFacts } from './guide.ts';
import { fiveEntries } from './home.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { documentList } from './parts/list-row.ts';
import { suggestionsAddress } from './suggestions-address.ts';

const newest = 10;

export async function organPage(request: PageRequest): Promise<Page> {
  const { context, site } = request;
  const { organ, columns } = site;
  const latest = await latestDocuments(context.db, organ.id, newest);
  return {
    keep: 'public',
    topics: [`organ:${organ.id}`],
    title: organ.short_name,
    trail: trailToOrgan(site, false),
    columnTags: tagsOfPart(
      site,
      `${organ.short_name}信息公开`,
      `${organ.name}的政府信息公开指南、制度、法定主动公开内容、年报和依申请公开`,
    ),
    body: html`<h1>${organ.name}</h1>
      ${await dissolvedNote(request)}
      ${organ.guide.jurisdiction === undefined ? '' : html`<p class="lead">${organ.guide.jurisdiction}</p>`}
      ${fiveEntries(columns)} ${searchBox(organ)}
      <div class="split">
        <section aria-labelledby="latest">
          <h2 id="latest">最新公开</h2>
          ${
            latest.length === 0
              ? html`<p class="empty">
                  本机关在这里还没有公开的文件。要找的信息可能由上级机关统一公开，可以<a
                    href="/sousuo/"
                    >搜索全站</a
                  >。
                </p>`
              : documentList(latest, context.clock.today())
          }
        </section>
        <aside class="side">
          <section aria-labelledby="contact">
            <h2 id="contact">联系方式</h2>
            ${contactFacts(organ.guide)}
          </section>
          ${await organsBelow(request)}
        </aside>
      </div>`,
  };
}

/** Over what stands in its columns; from the results a link leads on to all organs. */
function searchBox({ code, short_name: name }: OrganRow): Html {
  return html`<form class="inline-search" action="/sousuo/" role="search" aria-label="${name}">
    <input type="hidden" name="${organParameter}" value="${code}" />
    <label for="organ-q">搜索${name}公开的信息</label>
    <div class="hero-field">
      <input
        id="organ-q"
        name="q"
        type="search"
        maxlength="200"
        data-combobox="${suggestionsAddress}"
      />
      <button type="submit">搜索</button>
    </div>
  </form>`;
}

/** 条例 10 ¶2: whoever goes on with its duties answers for what it made. */
async function dissolvedNote({ context, site }: PageRequest): Promise<Html | ''> {
  const { dissolved_on: on, successor_id: successorId } = site.organ;
  if (on === null) return '';
  const successor = successorId === null ? undefined : await organById(context.db, successorId);
  return html`<p class="notice">
    本机关${longDay(on)}起撤并${
      successor === undefined
        ? '。'
        : html`，职权由<a href="${organAddress(successor)}">${successor.name}</a
            >继续行使，政府信息公开工作由它承担。`
    }
  </p>`;
}

async function organsBelow(request: PageRequest): Promise<Html | ''> {
  const { organ } = request.site;
  const all = await organsOfSite(request);
  const below = all.filter((one) => one.parent_id === organ.id && canBeAsked(one));
  if (below.length === 0) return '';
  return html`<section aria-labelledby="below">
    <h2 id="below">下属机关</h2>
    <ul>
      ${below.map((one) => html`<li><a href="${organAddress(one)}">${one.short_name}</a></li>`)}
    </ul>
  </section>`;
}

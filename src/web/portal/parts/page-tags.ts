// Page tags (网页标签规范, 国办发〔2017〕47号): three of the site on every page, four of the column on column
// and article pages, and those of the article; beside them what machines elsewhere read.

import { html } from '../html.ts';
import { beijingSecond } from '../../../rules/beijing-time.ts';
import type { ArticleTags, Html, Page, Site } from '../page.ts';

export function pageTags(page: Page, site: Site, canonical: string): Html {
  const { columnTags: column, articleTags: article } = page;
  const settings = site.main.organ.site;
  const image = article?.image === undefined ? undefined : new URL(article.image, canonical).href;
  const said = page.description ?? article?.description ?? column?.description;
  const hasSaid = said !== undefined && said !== '';
  const description = hasSaid ? said : `${page.title ?? '首页'}，${site.name}政府信息公开`;
  return html`
    ${tag('SiteName', site.name)} ${tag('SiteDomain', settings.domain ?? '')}
    ${tag('SiteIDCode', settings.identifier ?? '')}
    ${
      column === undefined
        ? ''
        : html`${tag('ColumnName', column.name)} ${tag('ColumnDescription', column.description)}
          ${tag('ColumnKeywords', column.keywords)} ${tag('ColumnType', column.type)}`
    }
    ${
      article === undefined
        ? ''
        : html`${tag('ArticleTitle', article.title)} ${tag('PubDate', article.pubDate)}
          ${tag('ContentSource', article.source)} ${optional('Keywords', article.keywords)}
          ${optional('Author', article.author)} ${optional('Description', article.description)}
          ${optional('Image', image)} ${tag('Url', canonical)} ${moments(article)}`
    }
    ${optional('description', description)}
    ${
      isListed(page)
        ? html`<link rel="canonical" href="${canonical}" />
            <meta property="og:url" content="${canonical}" />`
        : html`<meta name="robots" content="noindex" />`
    }
    <meta property="og:title" content="${article?.title ?? page.title ?? site.name}" />
    <meta property="og:type" content="${article === undefined ? 'website' : 'article'}" />
    <meta property="og:site_name" content="${site.name}" />
    <meta property="og:locale" content="zh_CN" />
    ${ofGraph('og:description', description)} ${ofGraph('og:image', image)}
  `;
}

function isListed({ keep, status = 200, isUnlisted, isListed: isForm }: Page): boolean {
  return status === 200 && isUnlisted !== true && (keep === 'public' || isForm === true);
}

function moments({ times }: ArticleTags): Html | '' {
  if (times === undefined) return '';
  return html`${tag('firstpublishedtime', beijingMoment(times.published))}
  ${tag('lastmodifiedtime', beijingMoment(times.modified))}`;
}

/** As the national portal writes it: 2026-11-30-14:05:09. */
function beijingMoment(at: Temporal.Instant): string {
  return beijingSecond(at).replace('T', '-');
}

function ofGraph(property: string, content: string | undefined): Html | '' {
  return content === undefined || content === ''
    ? ''
    : html`<meta property="${property}" content="${content}" />`;
}

function tag(name: string, content: string): Html {
  return html`<meta name="${name}" content="${content}" />`;
}

function optional(name: string, content: string | undefined): Html | '' {
  return content === undefined || content === '' ? '' : tag(name, content);
}

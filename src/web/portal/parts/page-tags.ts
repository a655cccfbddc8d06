// Page tags (网页标签规范, 国办发〔2017〕47号): three of the site on every page, four of the column on column
// and article pages, and those of the article; beside them what machines elsewhere read.

import { html } from 'hono/html';
import type { Html, Page, Site } from '../page.ts';

export function pageTags(page: Page, site: Site, canonical: string): Html {
  const { columnTags: column, articleTags: article } = page;
  const settings = site.main.organ.site;
  const description = page.description ?? article?.description ?? column?.description;
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
          ${tag('Url', canonical)}`
    }
    ${optional('description', description)}
    ${
      page.keep === 'public' && (page.status ?? 200) === 200
        ? html`<link rel="canonical" href="${canonical}" />`
        : html`<meta name="robots" content="noindex" />`
    }
    <meta property="og:title" content="${article?.title ?? page.title ?? site.name}" />
    <meta property="og:type" content="${article === undefined ? 'website' : 'article'}" />
    <meta property="og:site_name" content="${site.name}" />
  `;
}

function tag(name: string, content: string): Html {
  return html`<meta name="${name}" content="${content}" />`;
}

function optional(name: string, content: string | undefined): Html | '' {
  return content === undefined || content === '' ? '' : tag(name, content);
}

// What nginx needs to serve an exported site as the server itself would: the same headers, 301 for addresses that
// moved, 410 with its notice for what was withdrawn, and whom to ask for what no file can answer.

import { oldAddressMapLines, oldAddressReturns } from './old-address-maps.ts';
import { attachmentTypes } from '../attachment-type.ts';
import { feedFormats } from '../feeds/feed.ts';

export interface NginxSite {
  /** Where the export lies on the machine that serves it; absolute. */
  readonly folder: string;
  /** Where the server that answers forms is reached; a site of another origin, or the one behind this site. */
  readonly dynamic: { readonly origin: string } | { readonly upstream: string };
  readonly headers: Readonly<Record<string, string>>;
  /** What the page of a file's preview bears instead, and the PDF in it. */
  readonly shown: Readonly<Record<'page' | 'pdf', Readonly<Record<string, string>>>>;
  /** Addresses that only the server answers. */
  readonly served: readonly string[];
  /** Pages that the server answers when something is asked (`?…`). */
  readonly asked: readonly string[];
  /** Made anew by the server each time. */
  readonly fresh: readonly string[];
  /** Forms posted to a page that else is a file. */
  readonly posted: readonly string[];
}

/** Pages of the export for what the server cannot say itself (web/export/stand-in.ts). */
export const unreachableAddress = '/503.html';
export const largeAddress = '/413.html';
/** And for what nginx itself does not understand, or is not asked in such a way. */
export const unreadableAddress = '/400.html';
export const readOnlyAddress = '/405.html';
/** What is not there, for people and in the language of the program that looked for it. */
export const notFoundAddress = '/404.html';
export const notFoundFor = {
  json: { address: '/404.json', endings: 'json', mediaType: 'application/json' },
  xml: { address: '/404.xml', endings: 'xml|atom', mediaType: 'text/xml; charset=utf-8' },
} as const;

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  xml: 'application/xml',
  json: 'application/json',
  ico: 'image/x-icon',
  ics: 'text/calendar',
  ...Object.fromEntries(
    Object.values(attachmentTypes).flatMap(({ mediaType, extensions }) =>
      extensions.map((ending) => [ending, mediaType.replace(/;.*$/, '')]),
    ),
  ),
};

/** Inside `http { … }`: maps first, then the server. */
export function nginxSite(site: NginxSite): string {
  return `# 由 bin/gongkai export-site 生成，请勿改动：再次导出时会重写。用法：在 nginx.conf 的 http { } 中写
#   include ${site.folder}/nginx/site.conf;
# 监听地址、证书、访问日志等写在 listen.conf 里（本文件引用，首次导出时生成，以后不再改动）。

map_hash_max_size 524288;
map_hash_bucket_size 512;
${oldAddressMapLines((path) => quoted(`${site.folder}/${path}`))}# 文件只按编号识别：栏目或者日期写法过时的地址，转到现在的地址。
map $uri $gongkai_document {
  default "";
  "~^/(?:[a-z0-9-]+/)+[0-9]{6}/t[0-9]{8}_(?<id>[1-9][0-9]{0,14})(?:_banben[0-9]*|_fujian[0-9a-f]{16})?\\.html$" $id;
  "~^/fujian(?:-yulan)?/(?<id>[1-9][0-9]{0,14})/[0-9a-f]{64}/." $id;
}
map $uri $gongkai_version {
  default "";
  "~(?<version>_banben[0-9]*)\\.html$" $version;
}
map $gongkai_document $gongkai_document_at {
  default "";
  include ${quoted(`${site.folder}/nginx/documents/*.map`)};
}
map $uri $gongkai_download {
  default "";
  include ${quoted(`${site.folder}/nginx/downloads/*.map`)};
}
map $request_uri $gongkai_attachment {
  default "";
  "~^/fujian/[0-9]+/[0-9a-f]+/[^?]*(?<ending>\\.[A-Za-z0-9]{1,5})(?:\\?|$)" $ending;
}
map $request_uri $gongkai_shown_name {
  default "";
  "~^/fujian-yulan/[0-9]+/[0-9a-f]+/(?<name>[^?]+)" $name;
}
map $request_uri $gongkai_attachment_name {
  default "";
  "~^/fujian/[0-9]+/[0-9a-f]+/(?<name>[^?]+)" $name;
}
# 浏览器和代理可以留存，但每次都要询问：撤回的页面不能留在那里。
map $uri $gongkai_cache {
  default "public, no-cache";
  "~_banben[0-9]*\\.html$" "no-cache";
  "~\\.zip$" "no-cache";
  "~^/ziyuan/" "public, max-age=31536000, immutable";
  /favicon.ico "public, max-age=86400";
  /robots.txt "";
${site.fresh.map((address) => `  ${address} "no-cache";\n`).join('')}}
map $uri $gongkai_vary {
  default "Accept-Encoding, Cookie";
  "~_banben[0-9]*\\.html$" "Cookie, Accept-Encoding";
  "~^/ziyuan/|\\.csv$|\\.schema\\.json$|/(?:nianbao|wangzhan)\\.json$" "Accept-Encoding";
  "~\\.(?:pdf|docx|xlsx|zip)$" "";
  /favicon.ico "";
  /robots.txt "Accept-Encoding";
${freshPages(site)
  .map((address) => `  ${address} "Cookie, Accept-Encoding";\n`)
  .join('')}}
# 程序读的地址，没有的也用程序读的文字回答。
map $uri $gongkai_not_found {
  default ${notFoundAddress};
${Object.values(notFoundFor)
  .map(({ address, endings }) => `  "~\\.(?:${endings})$" ${address};`)
  .join('\n')}
}
map $http_cookie $gongkai_mode {
  default "";
  "~(?:^|;\\s*)xianshi=[a-z]" 1;
}

server {
  include ${quoted(`${site.folder}/nginx/listen.conf`)};
  root ${quoted(`${site.folder}/www`)};
  index index.html;
  charset utf-8;
  charset_types text/css text/javascript text/plain text/csv application/xml application/json application/rss+xml application/atom+xml application/feed+json application/schema+json;
  types {
${Object.entries(types)
  .map(([ending, type]) => `    ${type} ${ending};`)
  .join('\n')}
  }
  default_type application/octet-stream;
  absolute_redirect off;
  server_tokens off;
  gzip_static on;
  # 表单连同附件：比服务所收的略大，超过的由服务说明；默认的 1m 连一张照片都收不下。
  client_max_body_size 24m;
  # 装有 ngx_brotli 模块的，去掉下一行的注释号：
  # brotli_static on;

${headerLines({ ...site.headers, Vary: '$gongkai_vary' }, '$gongkai_cache', '  ')}

  error_page 403 =404 $gongkai_not_found;
  error_page 404 $gongkai_not_found;
  error_page 410 /_gone/$gongkai_document$gongkai_version.html;
  error_page 419 =410 /_gone/$gongkai_document.html;
  error_page 418 = @served;
  error_page 400 414 ${unreadableAddress};
  error_page 494 =400 ${unreadableAddress};
  error_page 405 ${readOnlyAddress};
  error_page 413 ${largeAddress};
${behind(site)}
  # 目录的写法只有一种；以两条斜线开头的会被当作别的网站，不转。
  if ($request_uri ~ "^(/(?:[a-z0-9][a-z0-9_-]*/)*)index(?:_1)?\\.html(?:\\?|$)") {
    return 301 $1;
  }

  location / {
${modes(site)}
    try_files $uri $uri/ @elsewhere;
  }
${[...site.asked.map(asked), ...site.asked.map(askedBelow), ...site.posted.map(posted), ...site.served.map(passed)].join('')}
${feedPlaces(site)}  location ~ \\.schema\\.json$ {
    types { }
    default_type application/schema+json;
${headerLines({ ...site.headers, Vary: '$gongkai_vary' }, '$gongkai_cache', '    ')}
    add_header Access-Control-Allow-Origin "*" always;
  }
  # 附件只供下载，不在本站页面内打开。
  location ^~ /fujian/ {
${headerLines({ ...site.headers, 'Content-Security-Policy': "default-src 'none'; sandbox" }, 'public, no-cache', '    ')}
    add_header Content-Disposition "attachment; filename=\\"file$gongkai_attachment\\"; filename*=UTF-8''$gongkai_attachment_name" always;
${goneFile}    try_files $uri =404;
  }
  # PDF 由附件预览页在页面内显示，用的是同一个文件。
  location ~ "^/fujian-yulan/(?<shown>[0-9]+/[0-9a-f]+/.+\\.pdf)$" {
${headerLines({ ...site.headers, ...site.shown.pdf }, 'public, no-cache', '    ')}
    add_header X-Robots-Tag "noindex" always;
    add_header Content-Disposition "inline; filename=\\"file.pdf\\"; filename*=UTF-8''$gongkai_shown_name" always;
${goneFile}    try_files /fujian/$shown =404;
  }
  # 只有附件预览页可以在页面里放它。
  location ~ "_fujian[0-9a-f]{16}\\.html$" {
${headerLines({ ...site.headers, ...site.shown.page, Vary: '$gongkai_vary' }, '$gongkai_cache', '    ')}
${modes(site)}    try_files $uri @elsewhere;
  }
  location ~ (?:\\.(?:pdf|docx|xlsx|csv|zip)|/(?:nianbao|wangzhan)\\.json)$ {
${headerLines({ ...site.headers, 'Content-Security-Policy': "default-src 'none'; sandbox", Vary: '$gongkai_vary' }, '$gongkai_cache', '    ')}
    add_header Content-Disposition $gongkai_download always;
    # 带着选择的比较表由服务现算。
    if ($args) { return 418; }
    try_files $uri @elsewhere;
  }
  location ^~ /_gone/ { internal; }
  location = ${notFoundAddress} { internal; }
${Object.values(notFoundFor).map(notFoundPlace(site)).join('')}  location = ${unreadableAddress} { internal; }
  location = ${largeAddress} { internal; }
  location = ${readOnlyAddress} {
    internal;
${headerLines({ ...site.headers, Vary: '$gongkai_vary' }, '$gongkai_cache', '    ')}
    add_header Allow "GET, HEAD" always;
  }

  location @elsewhere {
${gone}${oldAddressReturns}    if (-f $document_root$gongkai_document_at$gongkai_version.html) {
      return 301 $gongkai_document_at$gongkai_version.html;
    }
    return 404;
  }
${servedPlace(site)}}
`;
}

/** Of files; their document alone is kept. */
const goneFile = '    if (-f $document_root/_gone/$gongkai_document.html) { return 419; }\n';

/** Within a place that has no file: its document was withdrawn, or this version of it. */
const gone = `    if (-f $document_root/_gone/$gongkai_document$gongkai_version.html) { return 410; }
    if (-f $document_root/_gone/$gongkai_document.html) { return 419; }
`;

/** Files are the same for every way of display. */
function freshPages({ fresh }: Pick<NginxSite, 'fresh'>): readonly string[] {
  return fresh.filter((address) => /(?:\/|\.html)$/.test(address));
}

function headerLines(
  headers: Readonly<Record<string, string>>,
  cache: string,
  indent: string,
): string {
  return Object.entries({ ...headers, 'Cache-Control': cache })
    .map(([name, value]) => `${indent}add_header ${name} "${value.replaceAll('"', '\\"')}" always;`)
    .join('\n');
}

/** Where the server stands behind this site, it draws the ways of display that a reader chose (长者模式, …). */
function modes({ dynamic }: NginxSite): string {
  if ('origin' in dynamic) return '';
  return `    if ($gongkai_mode) { return 418; }\n    if ($request_method !~ "^(?:GET|HEAD)$") { return 418; }\n`;
}

function quoted(path: string): string {
  return `"${path.replaceAll(/["\\$]/g, String.raw`\$&`)}"`;
}

function asked(address: string): string {
  return `  location = ${address} {
    if ($args) { return 418; }
    try_files ${address}index.html @elsewhere;
  }
`;
}

function askedBelow(address: string): string {
  return `  location ~ ^/jg/[a-z0-9-]+${RegExp.escape(address)}$ {
    if ($args) { return 418; }
    try_files $uri $uri/ @elsewhere;
  }
`;
}

function posted(address: string): string {
  return `  location = ${address} {
    if ($request_method = POST) { return 418; }
    try_files ${address}index.html @elsewhere;
  }
`;
}

/** Pages of other sites may read them, as they may on the server. */
function feedPlaces({ headers }: NginxSite): string {
  const place = ([ending, { mediaType }]: [string, { mediaType: string }]): string =>
    `  location ~ ^/(?:feed|feed/.+|hqzc/feed)\\.${ending}$ {
    types { }
    default_type ${mediaType};
${headerLines({ ...headers, Vary: '$gongkai_vary' }, '$gongkai_cache', '    ')}
    add_header Access-Control-Allow-Origin "*" always;
  }
`;
  return Object.entries(feedFormats).map(place).join('');
}

/** Pages of other sites may read it, as they may what is there. */
function notFoundPlace({
  headers,
}: NginxSite): (of: (typeof notFoundFor)[keyof typeof notFoundFor]) => string {
  return ({ address, mediaType }) => `  location = ${address} {
    internal;
    types { }
    default_type "${mediaType}";
    charset off;
${headerLines(headers, 'no-store', '    ')}
    add_header Access-Control-Allow-Origin "*" always;
  }
`;
}

/** Also in the folders of the organs below, whose columns are the same. */
function passed(address: string): string {
  return `  location ~ ^(?:/jg/[a-z0-9-]+)?${RegExp.escape(address)} { return 418; }\n`;
}

/** What goes wrong between nginx and the server is told in pages of this site; what the server says passes as it is. */
function behind({ dynamic }: NginxSite): string {
  if ('origin' in dynamic) return '';
  return `  error_page 503 ${unreachableAddress};
  recursive_error_pages on;
`;
}

function servedPlace({ dynamic }: NginxSite): string {
  if ('origin' in dynamic) {
    return `  location @served {\n    return 307 ${dynamic.origin}$request_uri;\n  }\n`;
  }
  return `  # 申请、查询、搜索由这个地址上的服务答复；地址在 listen.conf 里改。
  location @served {
    # 服务自己写明各项响应头；这一行使上面的不再重复。
    add_header Vary "";
    error_page 413 ${largeAddress};
    error_page 502 504 = @unreachable;
    proxy_connect_timeout 5s;
    proxy_pass $gongkai_upstream;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  }
  # 服务连不上：选了长者模式等显示方式的读者看到普通的页面，撤回的文件也说明已撤回，办理的地方是一页说明。
  location @unreachable {
    if ($request_method = POST) { return 503; }
    if ($args) { return 503; }
${gone}    try_files $uri "\${uri}index.html" =503;
  }
  location = ${unreachableAddress} { internal; }
`;
}

/** Written once, for the operator to change. */
export function listenConf({ dynamic }: NginxSite): string {
  const upstream = 'upstream' in dynamic ? `set $gongkai_upstream ${dynamic.upstream};\n` : '';
  return `# 由操作人员维护：监听地址、域名、证书。再次导出时不会改动。
listen 80;
listen [::]:80;
${upstream}`;
}

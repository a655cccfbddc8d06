// Templates for Hugo made from pages of our own site: its pages are then the same as ours, with the same frame, facts,
// tools and tags, each with its own title, days and neighbours.

export interface OwnPage {
  readonly html: string;
  readonly title: string;
  readonly address: string;
  readonly id: number;
  /** YYYY-MM-DD, of publication and making. */
  readonly on: string;
}

/** The page of a document as a template. */
export function documentTemplate(page: OwnPage, body: string): string {
  const { html, title, address, id, on } = page;
  const [year, month, day] = on.split('-').map(Number);
  const moment = `${on}T01:30:00Z`;
  const plain: readonly (readonly [string, string])[] = [
    [body, '{{ .Content }}'],
    [encodeURIComponent(address), '{{ .RelPermalink }}'],
    [address, '{{ .RelPermalink }}'],
    [title, '{{ .Title }}'],
    [`${year}年${month}月${day}日`, '{{ .Date.Format "2006年1月2日" }}'],
    [moment, '{{ .Date.UTC.Format "2006-01-02T15:04:05Z" }}'],
    [`${on} 09:30`, '{{ .Date.Format "2006-01-02 15:04" }}'],
    [`${on}-09:30:00`, '{{ .Date.Format "2006-01-02-15:04:05" }}'],
    [on, '{{ .Date.Format "2006-01-02" }}'],
    [`/${id}/`, '/{{ .Params.n }}/'],
  ];
  const filled = plain.reduce((text, [own, theirs]) => replaced(text, own, theirs), html);
  const beside = /<span>(上一篇|下一篇)<\/span> <a href="[^"]*">[^<]*<\/a>/g;
  return filled.replaceAll(beside, (_, label: string) => {
    const next = label === '上一篇' ? '.NextInSection' : '.PrevInSection';
    return `<span>${label}</span> {{ with ${next} }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}`;
  });
}

/** A page of a list as a template. */
export function listTemplate(html: string): string {
  const from = html.indexOf('<li class="row">');
  const until = html.lastIndexOf('</li>', html.indexOf('<nav class="pager"')) + '</li>'.length;
  const afterPager = html.indexOf('</nav>', html.indexOf('<nav class="pager"')) + '</nav>'.length;
  const row = html.slice(from, html.indexOf('</li>', from) + '</li>'.length);
  const drawn = row
    .replace(/href="[^"]*">[^<]*</, 'href="{{ .RelPermalink }}">{{ .Title }}<')
    .replace(
      /datetime="[^"]*">[^<]*</,
      'datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2006-01-02" }}<',
    );
  const rows = `{{ range .Paginator.Pages }}${drawn}{{ end }}`;
  const end = html.slice(html.indexOf('</ul>', until), html.indexOf('<nav class="pager"'));
  return `${html.slice(0, from)}${rows}${end}{{ template "_internal/pagination.html" . }}${html.slice(afterPager)}`;
}

function replaced(text: string, own: string, theirs: string): string {
  if (!text.includes(own)) throw new Error(`no “${own.slice(0, 80)}” on the page`);
  return text.replaceAll(own, () => theirs);
}

// The text of an article in a whole page: where the common systems keep it (TRS, 大汉, gkmlpt, gov.cn), else the
// block with the most running text in it. Then its paragraphs, tables and files in the form of our bodies.

import {
  classesOf,
  element,
  type HtmlElement,
  type HtmlNode,
  htmlOf,
  isElement,
  plainTextOf,
} from '../../rules/body/html-tree.ts';
import { storedForm } from '../../rules/body/body-form.ts';
import { isFactsTable, textOf, visit } from './page-facts.ts';

/** In this order: the inner one of a system before the frame around it. */
const holders: readonly RegExp[] = [
  /^(?:trs_editor|trs_ueditor|trs_editor_view|view trs_ueditor.*)$/,
  /^(?:ucap-content)$/,
  /^(?:zoom|bt-content|article-content|article_content|articlecontent|pages_content|zwnr|xxgk_con)$/,
  /^(?:content|conts|main_content|detail-content|news_content|info-cont|artcon|art_con)$/,
];
const passedOver = [
  'script',
  'style',
  'noscript',
  'nav',
  'header',
  'footer',
  'form',
  'iframe',
  'aside',
];

export function articleOf(tree: readonly HtmlNode[]): HtmlElement | undefined {
  for (const pattern of holders) {
    let found: HtmlElement | undefined;
    visit(tree, (node) => {
      if (found !== undefined) return false;
      const names = [node.attributes['id'] ?? '', ...classesOf(node)];
      const isOne = names.some((name) => pattern.test(name.toLowerCase()));
      if (isOne && isFull(node)) found = node;
      return found === undefined;
    });
    if (found !== undefined) return found;
  }
  return densest(tree);
}

function isFull(node: HtmlElement): boolean {
  return textOf(node).length >= 10 || hasPicture(node);
}

function hasPicture(node: HtmlElement): boolean {
  let found = false;
  visit([node], (inner) => {
    if (inner.tag === 'img') found = true;
    return !found;
  });
  return found;
}

/** Each paragraph counts for what holds it and half for what holds that; links are no text. */
function densest(tree: readonly HtmlNode[]): HtmlElement | undefined {
  const scores = new Map<HtmlElement, number>();
  const walk = (node: HtmlElement, above: readonly HtmlElement[], depth: number): void => {
    if (passedOver.includes(node.tag) || depth > 200) return;
    const own = node.children.filter((child) => typeof child === 'string').join('');
    const isPiece = ['p', 'td', 'span', 'font', 'div', 'section', 'h2', 'h3'].includes(node.tag);
    const score = own.replaceAll(/\s+/g, '').length + (own.match(/[，。；：]/g) ?? []).length * 5;
    if (isPiece && score > 0) {
      const weights = node.tag === 'div' ? [1, 0.5, 0.2] : [0, 1, 0.5, 0.2];
      for (const [n, weight] of weights.entries()) {
        const holder = n === 0 ? node : above[n - 1];
        if (holder !== undefined) scores.set(holder, (scores.get(holder) ?? 0) + score * weight);
      }
    }
    for (const child of node.children) {
      if (isElement(child) && child.tag !== 'a')
        walk(child, [node, ...above.slice(0, 3)], depth + 1);
    }
  };
  for (const node of tree) if (isElement(node)) walk(node, [], 0);
  const [best] = [...scores].sort(([, a], [, b]) => b - a);
  return best?.[0].tag === 'html' ? undefined : best?.[0];
}

export interface FoundFile {
  /** As the page writes it. */
  readonly href: string;
  readonly name: string;
}

export interface ArticleBody {
  readonly html: string;
  readonly files: readonly FoundFile[];
}

const fileEnding =
  /\.(?:docx?|xlsx?|pptx?|wps|et|dps|pdf|ofd|zip|rar|7z|ceb|txt|csv|jpe?g|png|mp4|mp3)(?:[?#]|$)/i;

/** `pictureAt` gives the path of a picture in the folder, `linkTo` the address of another page. */
export function bodyOf(
  article: HtmlElement,
  title: string,
  pictureAt: (src: string) => string | undefined,
  linkTo: (href: string) => string | undefined,
): ArticleBody {
  const files: FoundFile[] = [];
  const inline = (nodes: readonly HtmlNode[]): readonly HtmlNode[] =>
    nodes.flatMap((node): readonly HtmlNode[] => {
      if (typeof node === 'string') return [node];
      const { tag, attributes, children } = node;
      if (passedOver.includes(tag)) return [];
      if (tag === 'img') {
        const file = pictureAt(attributes['src'] ?? '');
        if (file === undefined) return [];
        // Still by its path; the import puts its content in the place of it (old-pictures.ts).
        return [element('img', [], { 'data-file': file, alt: attributes['alt'] ?? '' })];
      }
      if (tag === 'a') {
        const href = (attributes['href'] ?? '').trim();
        if (fileEnding.test(href)) {
          const name = textOf(node) || lastStep(href);
          files.push({ href, name });
          return inline(children);
        }
        const to = linkTo(href);
        return to === undefined ? inline(children) : [element('a', inline(children), { href: to })];
      }
      const kept = inline(children);
      if (tag === 'b') return [element('strong', kept)];
      if (tag === 'i') return [element('em', kept)];
      return [element(tag, kept, attributes)];
    });
  const body = storedForm(blocksOf(inline(article.children))).filter(
    (node, n) => !(n < 2 && bare(plainTextOf(node)) === bare(title)),
  );
  return { html: htmlOf(body), files };
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function lastStep(href: string): string {
  const name = href.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? href;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const blockTags = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'ul', 'ol', 'figure'];
const frames = ['div', 'section', 'article', 'center', 'blockquote', 'body', 'dl'];

/** Paragraphs, tables and lists one after the other; text that stands loose becomes paragraphs. */
function blocksOf(nodes: readonly HtmlNode[], css?: string): readonly HtmlNode[] {
  const blocks: HtmlNode[] = [];
  let loose: HtmlNode[] = [];
  const close = (): void => {
    const text = trimmed(loose);
    if (plainTextOf(text).trim() === '' && text.some(hasImage)) {
      blocks.push(element('figure', text));
    } else if (text.some((node) => typeof node !== 'string' || node.trim() !== '')) {
      blocks.push(element('p', text, css === undefined ? {} : { class: css }));
    }
    loose = [];
  };
  for (const node of nodes) {
    if (isElement(node, 'br')) close();
    else if (isElement(node, ...frames)) {
      close();
      if (!isFactsTable(node)) blocks.push(...blocksOf(node.children, alignOf(node) ?? css));
    } else if (isElement(node, ...blockTags)) {
      close();
      if (!isFactsTable(node)) blocks.push(...blockOf(node, css));
    } else if (isElement(node) && holdsBlock(node)) {
      close();
      blocks.push(...blocksOf(node.children, alignOf(node) ?? css));
    } else loose.push(node);
  }
  close();
  return blocks;
}

function holdsBlock(node: HtmlElement): boolean {
  return node.children.some(
    (child) => isElement(child) && (isElement(child, ...blockTags, ...frames) || holdsBlock(child)),
  );
}

function blockOf(node: HtmlElement, css: string | undefined): readonly HtmlNode[] {
  const { tag, children, attributes } = node;
  if (tag === 'table') return [element('table', tableParts(children))];
  if (tag === 'ul' || tag === 'ol' || tag === 'figure') return [element(tag, children)];
  if (tag === 'p' && holdsBlock(node)) return blocksOf(children, alignOf(node) ?? css);
  const own = alignOf(node) ?? css;
  const level = /^h[1-6]$/.test(tag)
    ? tag === 'h1' || tag === 'h2'
      ? 'h2'
      : tag > 'h4'
        ? 'h4'
        : tag
    : 'p';
  const given = classesOf({ ...node, attributes }).find((name) => name === 'addressee');
  const name = given ?? own;
  // A break in a paragraph is a new one: old editors knew no other.
  return splitAtBreaks(children).flatMap((part) => {
    const text = trimmed(part);
    if (plainTextOf(text).trim() === '' && text.some(hasImage)) {
      return [element('figure', text)];
    }
    if (text.every((one) => typeof one === 'string' && one.trim() === '')) return [];
    return [element(level, text, name === undefined ? {} : { class: name })];
  });
}

function hasImage(node: HtmlNode): boolean {
  return isElement(node) && hasPicture(node);
}

function splitAtBreaks(nodes: readonly HtmlNode[]): readonly (readonly HtmlNode[])[] {
  const parts: HtmlNode[][] = [[]];
  for (const node of nodes) {
    if (isElement(node, 'br')) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}

function tableParts(children: readonly HtmlNode[]): readonly HtmlNode[] {
  return children.map((node) => {
    if (typeof node === 'string') return node;
    const css = ['td', 'th'].includes(node.tag) ? alignOf(node) : undefined;
    const { colspan, rowspan } = node.attributes;
    const kept = {
      ...(colspan === undefined ? {} : { colspan }),
      ...(rowspan === undefined ? {} : { rowspan }),
      ...(css === undefined || css === 'signature' ? {} : { class: css }),
    };
    return element(node.tag, tableParts(node.children), kept);
  });
}

function alignOf({ tag, attributes }: HtmlElement): 'centre' | 'signature' | undefined {
  const style = attributes['style'] ?? '';
  const said = /text-align\s*:\s*(\w+)/i.exec(style)?.[1] ?? attributes['align'] ?? '';
  if (tag === 'center' || said.toLowerCase() === 'center') return 'centre';
  return said.toLowerCase() === 'right' ? 'signature' : undefined;
}

/** The indent of two characters is the page's, not the text's. */
function trimmed(nodes: readonly HtmlNode[]): HtmlNode[] {
  const [first, ...others] = nodes.map((node) =>
    typeof node === 'string' ? node.replaceAll(/[ \t\r\n\u00a0]+/g, ' ') : node,
  );
  if (first === undefined) return [];
  if (typeof first === 'string') {
    const text = first.replace(/^[\s\u3000]+/, '');
    return text === '' && others.length > 0 ? trimmed(others) : [text, ...others];
  }
  if (first.tag === 'img' || first.children.length === 0) return [first, ...others];
  return [{ ...first, children: trimmed(first.children) }, ...others];
}

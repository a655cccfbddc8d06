// A body as the site will lay it out. It is read by the browser's parser without being run, and only
// the marks that the server keeps are made into elements.

import { createElement, type ReactNode, useMemo } from 'react';
import { bodyClasses, bodyTags } from '../../rules/import-document.ts';

const tags: readonly string[] = bodyTags;
const classes: readonly string[] = bodyClasses;

export function BodyPreview(props: { readonly title: string; readonly html: string }): ReactNode {
  const { title, html } = props;
  return (
    <article className="official">
      <h1>{title}</h1>
      <Blocks html={html} />
    </article>
  );
}

/** A part of a body, without a title. */
export function BodyBlocks({ html }: { readonly html: string }): ReactNode {
  return (
    <div className="official">
      <Blocks html={html} />
    </div>
  );
}

function Blocks({ html }: { readonly html: string }): ReactNode {
  return useMemo(() => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    return childrenOf(parsed.body);
  }, [html]);
}

function childrenOf(parent: Node): ReactNode[] {
  return [...parent.childNodes].map((node, n) => nodeOf(node, n));
}

function nodeOf(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const tag = node.localName;
  if (['script', 'style', 'textarea', 'option', 'noscript', 'title'].includes(tag)) return null;
  // A mark that is not kept leaves what it holds.
  if (!tags.includes(tag)) return childrenOf(node);
  const className = [...node.classList].filter((name) => classes.includes(name)).join(' ');
  if (tag === 'img') {
    const file = node.getAttribute('data-file') ?? '';
    const alt = node.getAttribute('alt') ?? '';
    return /^[0-9a-f]{64}$/.test(file)
      ? createElement(tag, { key, src: `/api/document-pictures/${file}`, alt })
      : null;
  }
  const spans = (name: 'colspan' | 'rowspan'): number | undefined =>
    Number(node.getAttribute(name) ?? 0) || undefined;
  const props = {
    key,
    ...(className === '' ? {} : { className }),
    ...(tag === 'td' || tag === 'th'
      ? { colSpan: spans('colspan'), rowSpan: spans('rowspan') }
      : {}),
  };
  return tag === 'br' ? createElement(tag, props) : createElement(tag, props, ...childrenOf(node));
}

// Pictures of a text that comes in: found by their path, put back by the content that lies in the vault.

import { element, type HtmlNode, htmlOf, isElement } from '../../rules/body/html-tree.ts';
import { bodyTreeOf } from '../html-tree.ts';

const content = /^[0-9a-f]{64}$/;

export interface BodyPictures {
  readonly paths: readonly string[];
  /** The body with what each path became; a picture without one is left out. */
  readonly with: (placed: ReadonlyMap<string, string>) => string;
}

export function picturesByPath(body: string): BodyPictures {
  if (!/<img\b/i.test(body)) return { paths: [], with: () => body };
  const tree = bodyTreeOf(body);
  const paths = new Set<string>();
  const look = (nodes: readonly HtmlNode[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      const path = pathOf(node);
      if (path !== undefined) paths.add(path);
      look(node.children);
    }
  };
  look(tree);
  const put = (nodes: readonly HtmlNode[], placed: ReadonlyMap<string, string>): HtmlNode[] =>
    nodes.flatMap((node): readonly HtmlNode[] => {
      if (!isElement(node)) return [node];
      const path = pathOf(node);
      if (path === undefined) return [{ ...node, children: put(node.children, placed) }];
      const sha256 = placed.get(path);
      const alt = node.attributes['alt'] ?? '';
      return sha256 === undefined ? [] : [element('img', [], { 'data-file': sha256, alt })];
    });
  return { paths: [...paths], with: (placed) => htmlOf(put(tree, placed)) };
}

/** Pictures of the web or written into the address are none of the folder's. */
function pathOf({
  tag,
  attributes,
}: {
  tag: string;
  attributes: Readonly<Record<string, string>>;
}) {
  if (tag !== 'img') return undefined;
  const given = attributes['data-file'] ?? attributes['src'] ?? '';
  return content.test(given) ? undefined : given;
}

// Templates of the portal. They are indented for those who read the source; a page without that indentation is a tenth
// shorter, for the line of its reader as for an export that writes a hundred thousand of them.

import { html as filled, raw } from 'hono/html';

export { raw };

export type Html = ReturnType<typeof filled>;

/** A template is the same object each time it is filled. */
const shortened = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** As hono's: values are escaped, a line break of the template stays one. */
export function html(template: TemplateStringsArray, ...values: unknown[]): Html {
  let short = shortened.get(template);
  if (short === undefined) {
    short = withoutIndents(template);
    shortened.set(template, short);
  }
  return filled(short, ...values);
}

function withoutIndents(template: TemplateStringsArray): TemplateStringsArray {
  const parts = template.map((part) => part.replaceAll(/\n\s+/g, '\n'));
  return Object.assign(parts, { raw: parts });
}

// A part of a page with its heading: a hairline above, nothing around.

import type { ReactNode } from 'react';

export function Panel(props: {
  readonly title: ReactNode;
  readonly id?: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { title, id, extra, children } = props;
  return (
    <section className="panel" id={id}>
      <div className="panel-head">
        <h2>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}

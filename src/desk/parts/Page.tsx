// The head of a page: where one is, what it is called, what can be done.

import { type ReactNode, useEffect } from 'react';
import { Link } from '../router.tsx';

export function Page(props: {
  readonly title: ReactNode;
  /** What the window is called, where the title is not plain text. */
  readonly windowTitle?: string;
  readonly trail?: readonly { readonly to: string; readonly label: string }[];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { title, trail = [], actions, children } = props;
  const windowTitle = props.windowTitle ?? (typeof title === 'string' ? title : '');
  useEffect(() => {
    document.title = `${windowTitle} · 政府信息公开后台`;
  }, [windowTitle]);
  return (
    <>
      <header className="page-head">
        {trail.length > 0 && (
          <nav className="page-trail" aria-label="所在位置">
            {trail.map(({ to, label }) => (
              <Link key={to} to={to}>
                {label}
              </Link>
            ))}
            {windowTitle}
          </nav>
        )}
        <div className="page-title-line">
          <h1>{title}</h1>
          {actions !== undefined && <div className="page-actions">{actions}</div>}
        </div>
      </header>
      {children}
    </>
  );
}

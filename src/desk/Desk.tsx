// The gate and the frame: nobody sees a page before signing in with a password of his own.

import { Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { ChangePassword } from './sign-in/ChangePassword.tsx';
import { SignIn } from './sign-in/SignIn.tsx';
import { Frame } from './Frame.tsx';
import { Problem } from './parts/Problem.tsx';
import { type Session, SessionContext, useSessionQuery } from './session.ts';

export function Desk(): ReactNode {
  const { data: session, error, refetch } = useSessionQuery();
  /** The last one who was in: his page is kept while he signs in again. */
  const [kept, keep] = useState<Session>();
  const isIn = session !== undefined && session !== null && !session.mustChangePassword;
  if (isIn && session !== kept) keep(session);
  if (error !== null && session === undefined) {
    return <Problem error={error} onRetry={() => void refetch()} />;
  }
  if (session === undefined) return <Spin className="page-spin" />;
  if (session?.mustChangePassword === true) return <ChangePassword session={session} isFirst />;
  if (kept === undefined) return <SignIn />;
  return (
    <SessionContext value={kept}>
      <Frame key={kept.username} />
      {session === null && <SignIn again={kept.username} />}
    </SessionContext>
  );
}

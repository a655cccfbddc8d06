// Who is signed in, known once for the whole back office.

import { type QueryClient, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Permission } from '../rules/roles.ts';
import type { getSession } from '../web/api/session.ts';
import { call, Refused, type ReplyOf } from './api.ts';

export type Session = ReplyOf<typeof getSession>;

const key = ['session'] as const;

/** `null`: nobody is signed in. */
export function useSessionQuery() {
  return useQuery({ queryKey: key, queryFn: readSession, staleTime: Infinity, retry: 1 });
}

async function readSession(): Promise<Session | null> {
  try {
    return await call<typeof getSession>('get', '/session');
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null;
    throw error;
  }
}

export async function reloadSession(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: key });
}

/** The server no longer knows the session: what is on the screen stays, the door comes up over it. */
export function forgetSession(client: QueryClient): void {
  client.setQueryData(key, null);
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('no session');
  return session;
}

export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}

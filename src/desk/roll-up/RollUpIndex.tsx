// The last year that is over, of one's own organ: what is gathered in spring.

import type { ReactNode } from 'react';
import { useSession } from '../session.ts';
import RollUpPage from './RollUpPage.tsx';

export default function RollUpIndex(): ReactNode {
  const { organ, today } = useSession();
  const year = String(Number(today.slice(0, 4)) - 1);
  return <RollUpPage parts={{ code: organ.code, year }} />;
}

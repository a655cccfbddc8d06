// The dialog of the act that was chosen, whichever it is.

import type { ReactNode } from 'react';
import type { Detail } from '../requests/request-queries.ts';
import { ActDialog, type ActKey } from './ActDialog.tsx';
import { LateDialog } from './LateDialog.tsx';
import type { Letter } from './letter-queries.ts';

export function ActTaken(props: {
  readonly letter: Letter;
  readonly detail: Detail;
  readonly act: ActKey | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const { letter, detail, act, onClose } = props;
  if (act === undefined) return null;
  return act === 'enter-late' ? (
    <LateDialog letter={letter} detail={detail} onClose={onClose} />
  ) : (
    <ActDialog letter={letter} act={act} onClose={onClose} />
  );
}

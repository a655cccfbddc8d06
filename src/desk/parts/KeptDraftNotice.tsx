// What could not be given to the server last time, offered once.

import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Draft } from './draft.ts';
import { forgetDraft, keptDraft } from './kept-draft.ts';
import { momentText } from '../parts/moments.ts';

export function KeptDraftNotice(props: {
  readonly username: string;
  readonly id: number | null;
  readonly onRestore: (draft: Draft) => void;
}): ReactNode {
  const { username, id, onRestore } = props;
  const [kept, setKept] = useState(() => keptDraft(username, id));
  if (kept === undefined) return null;
  const done = (): void => {
    forgetDraft(username, id);
    setKept(undefined);
  };
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={`${momentText(new Date(kept.at).toISOString())}写的内容当时没能存到服务器，还在这台电脑上`}
      description={kept.draft.title === '' ? undefined : `《${kept.draft.title}》`}
      action={
        <span className="form-actions">
          <Button
            size="small"
            onClick={() => {
              onRestore(kept.draft);
              done();
            }}
          >
            恢复
          </Button>
          <Button size="small" onClick={done}>
            丢弃
          </Button>
        </span>
      }
    />
  );
}

// What could not be given to the server last time, offered once.

import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { forgetDraft, keptDraft } from './kept-draft.ts';
import { momentText } from './moments.ts';

export function KeptDraftNotice(props: {
  readonly username: string;
  readonly about: string;
  readonly onRestore: (draft: unknown) => void;
}): ReactNode {
  const { username, about, onRestore } = props;
  const [kept, setKept] = useState(() => keptDraft(username, about));
  if (kept === undefined) return null;
  const done = (): void => {
    forgetDraft(username, about);
    setKept(undefined);
  };
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={`${momentText(new Date(kept.at).toISOString())}写的内容当时没能存到服务器，还在这台电脑上`}
      description={kept.title === '' ? undefined : `《${kept.title}》`}
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

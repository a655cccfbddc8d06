// The records that go out with a reply (条例 40): chosen while it is a draft, fixed by the signature.

import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { canGoOut } from '../../rules/case-files.ts';
import type { putLetterFiles } from '../../web/api/request-files.ts';
import { call } from '../api.ts';
import { Panel } from '../parts/Panel.tsx';
import { isOvertaken } from '../parts/Meanwhile.tsx';
import { Problem } from '../parts/Problem.tsx';
import type { Detail } from '../requests/request-queries.ts';
import type { Letter } from './letter-queries.ts';

export function RecordsPanel(props: {
  readonly letter: Letter;
  readonly detail: Detail;
  readonly mayEdit: boolean;
}): ReactNode {
  const { letter, detail, mayEdit } = props;
  const client = useQueryClient();
  const records = detail.files.filter(({ kind }) => canGoOut(kind));
  const attached = records.filter((file) => file.letterId === letter.id).map((f) => f.position);
  const [chosen, choose] = useState<readonly number[]>(attached);
  const [error, fail] = useState<unknown>();
  if (letter.kind.startsWith('P') || records.length === 0) return null;
  const save = async (): Promise<void> => {
    try {
      await call<typeof putLetterFiles>('put', '/letters/{id}/files', {
        params: { id: letter.id },
        body: { version: letter.version, positions: [...chosen] },
      });
      fail(undefined);
      // A new version of the letter: the next act must carry its number.
      await client.invalidateQueries({ queryKey: ['letter', letter.id] });
      await client.invalidateQueries({ queryKey: ['request', letter.requestId] });
    } catch (why) {
      fail(why);
      if (isOvertaken(why)) {
        await client.invalidateQueries({ queryKey: ['letter', letter.id] });
      }
    }
  };
  return (
    <Panel title="随答复书提供的信息">
      {error !== undefined && <Problem error={error} />}
      <Checkbox.Group
        className="grounds"
        disabled={!mayEdit}
        value={[...chosen]}
        onChange={(values) => choose(values)}
        options={records.map(({ position, name }) => ({ value: position, label: name }))}
      />
      {mayEdit && (
        <p>
          <Button onClick={() => void save()}>保存所选</Button>
        </p>
      )}
    </Panel>
  );
}

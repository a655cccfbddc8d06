// 常用意见: chosen with one tap, kept by each for himself.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { getPhrases, putPhrases } from '../../web/api/opinion-phrases.ts';
import { call } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';

const queryKey = ['opinion-phrases'];

export function Phrases(props: {
  /** What is written in the field now. */
  readonly opinion: string;
  readonly onChoose: (phrase: string) => void;
}): ReactNode {
  const { opinion, onChoose } = props;
  const [isEditing, edit] = useState(false);
  const { data } = useQuery({
    queryKey,
    queryFn: () => call<typeof getPhrases>('get', '/opinion-phrases'),
  });
  const save = useSave();
  if (data === undefined) return null;
  const words = opinion.trim();
  const isNew = words !== '' && !data.phrases.includes(words);
  if (isEditing) return <PhraseList phrases={data.phrases} onClose={() => edit(false)} />;
  return (
    <section className="phrases" aria-label="常用意见">
      {data.phrases.map((phrase) => (
        <Button key={phrase} size="small" onClick={() => onChoose(phrase)}>
          {phrase}
        </Button>
      ))}
      <Button size="small" type="link" onClick={() => edit(true)}>
        管理常用意见
      </Button>
      {isNew && (
        <Button
          size="small"
          type="link"
          loading={save.isPending}
          onClick={() => save.mutate([...data.phrases, words])}
        >
          存为常用意见
        </Button>
      )}
      {save.error !== null && <Problem error={save.error} />}
    </section>
  );
}

function PhraseList(props: {
  readonly phrases: readonly string[];
  readonly onClose: () => void;
}): ReactNode {
  const { phrases, onClose } = props;
  const [text, write] = useState(phrases.join('\n'));
  const save = useSave(onClose);
  return (
    <section className="phrase-list">
      <label htmlFor="phrase-list">常用意见（一行一条，只有本人看见；全部删去恢复通用的）</label>
      <Input.TextArea
        id="phrase-list"
        value={text}
        autoSize={{ minRows: 4, maxRows: 12 }}
        onChange={(e) => write(e.target.value)}
      />
      {save.error !== null && <Problem error={save.error} />}
      <div className="form-actions">
        <Button size="small" loading={save.isPending} onClick={() => save.mutate(text.split('\n'))}>
          保存常用意见
        </Button>
        <Button size="small" onClick={onClose}>
          返回
        </Button>
      </div>
    </section>
  );
}

function useSave(onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (phrases: readonly string[]) =>
      call<typeof putPhrases>('put', '/opinion-phrases', { body: { phrases: [...phrases] } }),
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      onDone?.();
    },
  });
}

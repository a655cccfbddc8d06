// Somebody else saved the text of the report while one was writing: what each changed stands in the form, and what
// both changed is shown beside it. Nothing is saved over the other's before it was looked at.

import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { TextConflict } from '../../rules/annual-report/merge-texts.ts';
import { momentText } from '../parts/moments.ts';
import type { Meanwhile } from './use-texts-saving.ts';

export function WrittenMeanwhile(props: {
  readonly meanwhile: Meanwhile;
  readonly onTake: (conflict: TextConflict) => void;
  readonly onSave: () => void;
}): ReactNode {
  const { meanwhile, onTake, onSave } = props;
  const { by, at, taken, conflicts } = meanwhile;
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={`${by === '' ? '别人' : by}于${momentText(at)}保存了这份报告的文字`}
      description={
        <>
          <p>您写的都还在，尚未保存，也没有覆盖对方的。</p>
          {taken.length > 0 && <p>只有对方改过的，已经放进下面：{taken.join('；')}。</p>}
          {conflicts.map((conflict) => (
            <section key={conflict.place} className="their-text">
              <p>“{conflict.name}”你们都改了，下面留的是您写的。对方写的是：</p>
              <blockquote>{conflict.theirs === '' ? '（删去了）' : conflict.theirs}</blockquote>
              <Button size="small" onClick={() => onTake(conflict)}>
                改用对方的
              </Button>
            </section>
          ))}
          <Button type="primary" onClick={onSave}>
            核对过了，保存
          </Button>
        </>
      }
    />
  );
}

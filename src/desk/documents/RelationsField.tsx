// What the document does to others: found by number or title, those that are not here by their name; the link back
// appears by itself (条例 20(1)).

import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { type RelationKind, relationKinds } from '../../rules/document-content.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { useSession } from '../session.ts';
import { DocumentPicker } from './DocumentPicker.tsx';
import type { Draft } from './DeadlineField.tsx';

type Relation = Draft['relations'][number];

export function RelationsField(props: {
  readonly value?: readonly Relation[];
  readonly onChange?: (value: readonly Relation[]) => void;
  readonly documentId?: number | undefined;
  /** What the kind of document usually does. */
  readonly usual: RelationKind;
}): ReactNode {
  const { value = [], onChange, documentId, usual } = props;
  const { today } = useSession();
  const change = (at: number, next: Partial<Relation>): void =>
    onChange?.(value.map((one, n) => (n === at ? { ...one, ...next } : one)));
  return (
    <div className="time-field">
      {value.map((one, n) => (
        // A line has nothing of its own to be known by until it is filled in.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset className="relation" key={n} aria-label={`第${n + 1}项关联`}>
          <div className="relation-line">
            <Select<RelationKind>
              aria-label="关系"
              value={one.kind}
              popupMatchSelectWidth={false}
              onChange={(kind) => change(n, { kind, until: null })}
              options={(Object.keys(relationKinds) as RelationKind[]).map((key) => ({
                value: key,
                label: relationKinds[key].label,
              }))}
            />
            <Button
              size="small"
              type="text"
              aria-label={`去掉第${n + 1}项`}
              onClick={() => onChange?.(value.filter((_, other) => other !== n))}
            >
              去掉
            </Button>
          </div>
          <DocumentPicker
            label="关联的文件"
            name={one.name}
            except={documentId}
            mayName
            onChoose={({ id, name }) => change(n, { documentId: id, name })}
          />
          <label className="time-start">
            <span className="quiet">{one.kind === 'clarifies' ? '日期' : '自何日起'}</span>
            <DayInput
              label="自何日起"
              isOpenEnded
              value={one.on}
              onChange={(on) => change(n, { on })}
            />
          </label>
          {one.kind === 'extends' && (
            <label className="time-start">
              <span className="quiet">新的有效期至</span>
              <DayInput
                label="新的有效期至"
                isOpenEnded
                {...(one.until === null ? {} : { value: one.until })}
                onChange={(until) => change(n, { until: until === '' ? null : until })}
              />
            </label>
          )}
        </fieldset>
      ))}
      <Button
        size="small"
        onClick={() =>
          onChange?.([
            ...value,
            { kind: usual, documentId: null, name: '', on: today, until: null },
          ])
        }
      >
        添加关联文件
      </Button>
    </div>
  );
}

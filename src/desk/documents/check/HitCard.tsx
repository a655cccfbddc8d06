// One hit: what it is and on which provision, its places, what can be done about it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { provisionInWords } from '../../../rules/provision-words.ts';
import type { postLetStand, postMask } from '../../../web/api/document-check.ts';
import { call } from '../../api.ts';
import { Mark } from '../../parts/Mark.tsx';
import { Problem } from '../../parts/Problem.tsx';
import type { DocumentDetail } from '../DocumentPage.tsx';
import type { Check, Hit } from './CheckPanel.tsx';
import { jumpTo } from './jump.ts';

const marks = {
  blocking: ['bad', '必须处理'],
  asking: ['careful', '处理或说明'],
  telling: ['plain', '提示'],
  stood: ['plain', '已说明'],
} as const;

const fewSpots = 4;

interface Props {
  readonly hit: Hit;
  readonly check: Check;
  readonly document: DocumentDetail;
  readonly isDirty: () => boolean;
}

export function HitCard(props: Props): ReactNode {
  const { hit, check, isDirty } = props;
  const [asking, ask] = useState<'mask' | 'stand'>();
  const { message } = App.useApp();
  const [tone, word] = hit.reason === null ? marks[hit.weight] : marks.stood;
  const begin = (what: 'mask' | 'stand'): void => {
    if (isDirty()) message.warning('有没有保存的修改，请先保存草稿');
    else ask(what);
  };
  const hidesSheet = isHiddenSheet(hit);
  return (
    <li className={`check-hit check-${hit.weight}`}>
      <p className="check-title">
        <Mark tone={tone}>{word}</Mark> {hit.title}
      </p>
      <Spots hit={hit} />
      <p className="quiet">{provisionInWords(hit.provision)}</p>
      {hit.reason !== null && <p className="check-reason">保留的理由：{hit.reason}</p>}
      {check.mayAnswer && hit.weight !== 'telling' && (
        <div className="check-acts">
          {hit.maskable && hit.reason === null && (
            <Button size="small" type="primary" onClick={() => begin('mask')}>
              一键遮盖
            </Button>
          )}
          {hidesSheet && (
            <Button size="small" onClick={() => begin('mask')}>
              去掉隐藏的工作表
            </Button>
          )}
          {hit.weight === 'asking' && (
            <Button size="small" onClick={() => begin('stand')}>
              {hit.reason === null ? '保留，说明理由' : '改理由或者撤销'}
            </Button>
          )}
        </div>
      )}
      {asking === 'stand' && <StandModal {...props} onClose={() => ask(undefined)} />}
      {asking === 'mask' && <MaskModal {...props} onClose={() => ask(undefined)} />}
    </li>
  );
}

function isHiddenSheet({ id, title }: Hit): boolean {
  // In a file of an archive it is dropped outside, in the file itself.
  return id.startsWith('note@') && title.includes('有隐藏的工作表') && !title.includes('”里的“');
}

function Spots({ hit }: { readonly hit: Hit }): ReactNode {
  const [all, showAll] = useState(false);
  if (hit.spots.length === 0) {
    const { field, file } = hit;
    if (field === null && file === null) return null;
    return (
      <Button
        type="link"
        size="small"
        className="check-spot"
        onClick={() => jumpTo({ field, file })}
      >
        {file === null ? '到这一项' : '到附件'}
      </Button>
    );
  }
  const shown = all ? hit.spots : hit.spots.slice(0, fewSpots);
  return (
    <ul className="check-spots">
      {shown.map(({ place, shown: text, block }, n) => (
        <li key={n}>
          <Button
            type="link"
            size="small"
            className="check-spot"
            onClick={() => jumpTo({ field: hit.field, file: hit.file, block })}
          >
            {place === '' ? '到这一处' : place}
          </Button>
          {text !== '' && <code>{text}</code>}
        </li>
      ))}
      {!all && hit.count > fewSpots && (
        <li>
          <Button type="link" size="small" className="check-spot" onClick={() => showAll(true)}>
            共{hit.count}处，
            {hit.count > hit.spots.length ? `列出前${hit.spots.length}处` : '全部列出'}
          </Button>
        </li>
      )}
    </ul>
  );
}

function useAnswered(document: DocumentDetail): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['document', document.id] });
    await client.invalidateQueries({ queryKey: ['documents'] });
  };
}

function StandModal(props: Props & { readonly onClose: () => void }): ReactNode {
  const { hit, document, onClose } = props;
  const [reason, setReason] = useState(hit.reason ?? '');
  const answered = useAnswered(document);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (said: string) =>
      call<typeof postLetStand>('post', '/documents/{id}/check/let-stand', {
        params: { id: document.id },
        body: { version: document.version, hits: [hit.id], reason: said },
      }),
    onSuccess: async () => {
      onClose();
      await answered();
    },
  });
  return (
    <Modal
      open
      title="保留，说明理由"
      onCancel={onClose}
      footer={[
        hit.reason === null ? null : (
          <Button key="undo" onClick={() => mutate('')} disabled={isPending}>
            撤销保留
          </Button>
        ),
        <Button key="cancel" onClick={onClose}>
          取消
        </Button>,
        <Button
          key="stand"
          type="primary"
          loading={isPending}
          disabled={reason.trim() === ''}
          onClick={() => mutate(reason)}
        >
          保留
        </Button>,
      ]}
    >
      {error !== null && <Problem error={error} />}
      <p>{hit.title}</p>
      <Input.TextArea
        autoFocus
        aria-label="保留的理由"
        placeholder="为什么可以这样公开，如：本机关公布的报名电话。初审、复审、终审的人都看得到"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  );
}

function MaskModal(props: Props & { readonly onClose: () => void }): ReactNode {
  const { hit, check, document, onClose } = props;
  const ofFile = hit.file !== null;
  const sameFile = check.hits.filter(
    ({ file, maskable, reason }) => file === hit.file && maskable && reason === null,
  );
  const hiddenSheets = check.hits.filter((one) => one.file === hit.file && isHiddenSheet(one));
  const isSheetOnly = isHiddenSheet(hit);
  const [withOthers, setWithOthers] = useState(!isSheetOnly);
  const [dropsSheets, setDropsSheets] = useState(isSheetOnly);
  const answered = useAnswered(document);
  const { message } = App.useApp();
  const hits = withOthers && ofFile ? sameFile.map(({ id }) => id) : [hit.id];
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof postMask>('post', '/documents/{id}/check/mask', {
        params: { id: document.id },
        body: { version: document.version, hits, dropsHiddenSheets: dropsSheets },
      }),
    onSuccess: async () => {
      message.success(ofFile ? '已换成遮盖后的文件' : '已遮盖');
      onClose();
      await answered();
    },
  });
  return (
    <Modal
      open
      title={isSheetOnly ? '去掉隐藏的工作表' : '遮盖个人信息'}
      okText={isSheetOnly ? '去掉' : '遮盖'}
      confirmLoading={isPending}
      onOk={() => mutate()}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} />}
      <p>{hit.title}</p>
      {!isSheetOnly && hit.spots[0] !== undefined && (
        <p>
          遮盖后是 <code>{hit.spots[0].shown}</code>
        </p>
      )}
      {ofFile && !isSheetOnly && sameFile.length > 1 && (
        <p>
          <Checkbox checked={withOthers} onChange={({ target }) => setWithOthers(target.checked)}>
            这个附件里的其他个人信息一并遮盖（{sameFile.length}类）
          </Checkbox>
        </p>
      )}
      {ofFile && !isSheetOnly && hiddenSheets.length > 0 && (
        <p>
          <Checkbox checked={dropsSheets} onChange={({ target }) => setDropsSheets(target.checked)}>
            去掉隐藏的工作表（{hiddenSheets.length}个）
          </Checkbox>
        </p>
      )}
      {ofFile && (
        <p className="quiet">
          附件换成处理后的文件，名称不变，格式不变；原文件不再使用，随后从库中删除，新旧文件的校验值记入日志。
        </p>
      )}
    </Modal>
  );
}

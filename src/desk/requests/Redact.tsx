// Blacking out parts of a record (条例 37): boxes are drawn on the page, each with its ground and reason. The
// copy holds pictures only; nothing under a box can be got back.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, InputNumber, Select, Spin } from 'antd';
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { awaitedWords } from '../../rules/letters/approval.ts';
import { type RefusalGround, refusalGrounds } from '../../rules/outcomes.ts';
import type { RedactionBox } from '../../rules/redaction.ts';
import { type MarkKind, markKinds, type SecretMark } from '../../rules/request/online-answer.ts';
import type { getFilePages, redactFile } from '../../web/api/request-files.ts';
import { addressOf, call } from '../api.ts';
import type { PageProps } from '../pages.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo } from '../router.tsx';
import { useRequest } from './request-queries.ts';

const grounds = Object.keys(refusalGrounds) as RefusalGround[];

export default function Redact({ parts }: PageProps): ReactNode {
  const id = Number(parts['id']);
  const position = Number(parts['position']);
  const client = useQueryClient();
  const [page, turnTo] = useState(1);
  const [boxes, setBoxes] = useState<readonly RedactionBox[]>([]);
  const [ground, setGround] = useState<RefusalGround>('15-trade-secret');
  const [reason, setReason] = useState('');
  const { data, error } = useQuery({
    queryKey: ['pages', id, position],
    queryFn: () =>
      call<typeof getFilePages>('get', '/requests/{id}/files/{position}/pages', {
        params: { id, position },
      }),
  });
  const saving = useMutation({
    mutationFn: () =>
      call<typeof redactFile>('post', '/requests/{id}/files/{position}/redact', {
        params: { id, position },
        body: { boxes: [...boxes] },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['request', id] });
      goTo(`/requests/${id}`);
    },
  });
  if (error !== null) return <Problem error={error} />;
  if (data === undefined) return <Spin className="page-spin" />;
  const add = (box: Omit<RedactionBox, 'page' | 'ground' | 'reason'>): void =>
    setBoxes([...boxes, { ...box, page, ground, reason }]);
  return (
    <Page
      title="区分处理（遮挡）"
      trail={[{ to: `/requests/${id}`, label: '返回申请' }]}
      actions={
        <Button
          type="primary"
          disabled={boxes.length === 0}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          生成遮挡后的文件
        </Button>
      }
    >
      {saving.error !== null && <Problem error={saving.error} />}
      <RedactingCosts words={data.redactingCosts} />
      <div className="sheet">
        <div className="sheet-main">
          <p className="redact-pages">
            <Button disabled={page <= 1} onClick={() => turnTo(page - 1)}>
              上一页
            </Button>
            第{page}/{data.pages.length}页
            <Button disabled={page >= data.pages.length} onClick={() => turnTo(page + 1)}>
              下一页
            </Button>
          </p>
          <Canvas
            source={addressOf('/requests/{id}/files/{position}/pages/{page}', {
              id,
              position,
              page,
            })}
            boxes={boxes.filter((box) => box.page === page)}
            isReady={reason.trim() !== ''}
            onDraw={add}
          />
        </div>
        <aside className="sheet-side">
          <Panel title="下一处遮挡的理由" id="box-reason">
            <Select<RefusalGround>
              className="redact-ground"
              aria-label="依据"
              value={ground}
              onChange={setGround}
              options={grounds.map((value) => ({ value, label: refusalGrounds[value].label }))}
            />
            <Input.TextArea
              aria-label="理由"
              placeholder="先写理由，再在页面上拖出要遮挡的位置"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              autoSize={{ minRows: 2 }}
            />
          </Panel>
          <MarkedByOthers
            requestId={id}
            onUse={(mark) => {
              setGround(groundOfMark[mark.kind]);
              setReason(mark.why);
            }}
          />
          <ByKeyboard isReady={reason.trim() !== ''} onAdd={add} />
          <Panel title={`已标出${boxes.length}处`}>
            <ul className="opinions">
              {boxes.map((box, i) => (
                <li key={i}>
                  第{box.page}页 {refusalGrounds[box.ground].label}：{box.reason}{' '}
                  <Button
                    type="link"
                    size="small"
                    onClick={() => setBoxes(boxes.filter((_, k) => k !== i))}
                  >
                    删去
                  </Button>
                </li>
              ))}
            </ul>
          </Panel>
        </aside>
      </div>
    </Page>
  );
}

/** Said before he draws, not when he comes to sign (条例 17). */
function RedactingCosts({ words }: { readonly words: readonly ('review' | 'sign')[] }): ReactNode {
  if (words.length === 0) return null;
  const lost = words.map((word) => awaitedWords[word]).join('、');
  return (
    <Alert
      type="info"
      showIcon
      title={`您可以${lost}这件申请的答复书。区分处理由您作出的，您就是拟稿人之一，不能再${lost}附有这份文件的答复书`}
      description="请由经办人区分处理；确需自己处理的，答复书由其他人签发。"
    />
  );
}

const groundOfMark: Readonly<Record<MarkKind, RefusalGround>> = {
  'trade-secret': '15-trade-secret',
  privacy: '15-privacy',
  other: '15-other-harm',
};

/** What third parties marked over their links (条例 15): a hint where to look, the officer decides. */
function MarkedByOthers(props: {
  readonly requestId: number;
  readonly onUse: (mark: SecretMark) => void;
}): ReactNode {
  const { data } = useRequest(props.requestId);
  const marks = (data?.consultations ?? []).flatMap((c) =>
    (c.answer?.online?.marks ?? []).map((mark) => ({ by: c.name, mark })),
  );
  if (marks.length === 0) return null;
  return (
    <Panel title={`第三方标出的内容（${marks.length}处）`}>
      <ul className="opinions">
        {marks.map(({ by, mark }, i) => (
          <li key={i}>
            <strong>{markKinds[mark.kind]}</strong>：{mark.what}
            {mark.where !== '' && `（${mark.where}）`}
            <p className="quiet">
              {by}：{mark.why}
            </p>
            <Button type="link" size="small" onClick={() => props.onUse(mark)}>
              用作下一处的依据和理由
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type Area = Pick<RedactionBox, 'x' | 'y' | 'width' | 'height'>;

function Canvas(props: {
  readonly source: string;
  readonly boxes: readonly RedactionBox[];
  readonly isReady: boolean;
  readonly onDraw: (area: Area) => void;
}): ReactNode {
  const { source, boxes, isReady, onDraw } = props;
  const sheet = useRef<HTMLDivElement>(null);
  const [from, start] = useState<readonly [number, number]>();
  const [to, move] = useState<readonly [number, number]>();
  const at = (event: PointerEvent): readonly [number, number] => {
    const { left, top, width, height } = sheet.current?.getBoundingClientRect() ?? new DOMRect();
    return [inside((event.clientX - left) / width), inside((event.clientY - top) / height)];
  };
  const area = from !== undefined && to !== undefined ? between(from, to) : undefined;
  const end = (): void => {
    if (area !== undefined && area.width > 0.003 && area.height > 0.003) onDraw(area);
    start(undefined);
    move(undefined);
  };
  return (
    <div
      ref={sheet}
      className={isReady ? 'redact-sheet' : 'redact-sheet redact-waiting'}
      onPointerDown={(event) => {
        if (!isReady) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start(at(event));
        move(at(event));
      }}
      onPointerMove={(event) => from !== undefined && move(at(event))}
      onPointerUp={end}
    >
      <img src={source} alt="文件的一页" draggable={false} />
      {[...boxes, ...(area === undefined ? [] : [area])].map((box, i) => (
        <span key={i} className="redact-box" style={placeOf(box)} />
      ))}
    </div>
  );
}

function inside(n: number): number {
  return Math.min(1, Math.max(0, n));
}

function percent(n: number): string {
  return `${n * 100}%`;
}

function between(a: readonly [number, number], b: readonly [number, number]): Area {
  const [x, y] = [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
  return { x, y, width: Math.abs(a[0] - b[0]), height: Math.abs(a[1] - b[1]) };
}

function placeOf({ x, y, width, height }: Area) {
  return { left: percent(x), top: percent(y), width: percent(width), height: percent(height) };
}

/** The same without a pointer: parts of the page in per cent. */
function ByKeyboard(props: {
  readonly isReady: boolean;
  readonly onAdd: (area: Area) => void;
}): ReactNode {
  const [values, set] = useState({ x: 10, y: 10, width: 30, height: 5 });
  const field = (key: keyof typeof values, label: string): ReactNode => (
    <label>
      {label}
      <InputNumber
        min={0}
        max={100}
        value={values[key]}
        onChange={(n) => set({ ...values, [key]: n ?? 0 })}
      />
    </label>
  );
  return (
    <Panel title="用键盘标出（占页面的百分比）">
      <div className="redact-fields">
        {field('x', '左')}
        {field('y', '上')}
        {field('width', '宽')}
        {field('height', '高')}
      </div>
      <Button
        disabled={!props.isReady}
        onClick={() =>
          props.onAdd({
            x: values.x / 100,
            y: values.y / 100,
            width: values.width / 100,
            height: values.height / 100,
          })
        }
      >
        标出这一处
      </Button>
    </Panel>
  );
}

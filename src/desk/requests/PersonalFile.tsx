// A paper of a person: seen for a stated reason, page by page with a mark burned in, for a minute; the original
// goes to the disk for a reason of its own. Every look is logged by the server.

import { Button, Input, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { addressOf } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';
import { secondsShown } from '../parts/seconds-shown.ts';
import { askForFile, saveBlob } from '../parts/take-file.ts';

interface View {
  readonly picture: string;
  readonly page: number;
  readonly pages: number;
}

export function PersonalFile(props: {
  readonly requestId: number;
  readonly position: number;
  readonly name: string;
  readonly mediaType: string;
}): ReactNode {
  const { requestId: id, position, name, mediaType } = props;
  const [isOpen, open] = useState(false);
  const [reason, write] = useState('');
  const [view, show] = useState<View>();
  const [error, fail] = useState<unknown>();
  const [isPending, pend] = useState(false);
  const isShown = view !== undefined;
  const close = (): void => {
    open(false);
    show(undefined);
    write('');
    fail(undefined);
  };
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = window.setTimeout(() => {
      open(false);
      show(undefined);
      write('');
    }, secondsShown * 1000);
    return () => window.clearTimeout(timer);
  }, [isShown]);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    pend(true);
    fail(undefined);
    try {
      await work();
    } catch (why) {
      fail(why);
    } finally {
      pend(false);
    }
  };
  const at = { id, position };
  const turnTo = (page: number): Promise<void> =>
    attempt(async () => {
      const address = addressOf('/requests/{id}/files/{position}/view', at);
      const response = await askForFile(address, { reason, page });
      const pages = Number(response.headers.get('x-page-count') ?? 1);
      show({ picture: await dataUrl(await response.blob()), page, pages });
    });
  const take = (): Promise<void> =>
    attempt(async () => {
      const address = addressOf('/requests/{id}/files/{position}/original', at);
      saveBlob(await (await askForFile(address, { reason })).blob(), name);
      close();
    });
  const canView = mediaType === 'application/pdf' || mediaType.startsWith('image/');
  return (
    <>
      <Button type="link" size="small" className="file-link" onClick={() => open(true)}>
        {name}
      </Button>
      <Modal
        open={isOpen}
        title={name}
        width={view === undefined ? 480 : 820}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {error !== undefined && <Problem error={error} />}
        {view === undefined ? (
          <>
            <p>
              查看的人、时间和理由记入日志；页面上的图片加有水印，{secondsShown}
              秒后关闭（个人信息保护法第六条、第五十一条）。
            </p>
            <label htmlFor={`reason-${position}`}>理由</label>
            <Input.TextArea
              id={`reason-${position}`}
              rows={2}
              maxLength={500}
              value={reason}
              placeholder="如：核对身份证明"
              onChange={(e) => write(e.target.value)}
            />
            <div className="form-actions">
              {canView && (
                <Button
                  type="primary"
                  disabled={reason.trim() === ''}
                  loading={isPending}
                  onClick={() => void turnTo(1)}
                >
                  查看
                </Button>
              )}
              <Button
                disabled={reason.trim() === ''}
                loading={isPending}
                onClick={() => void take()}
              >
                下载原件
              </Button>
            </div>
          </>
        ) : (
          <>
            <img className="marked-view" src={view.picture} alt={`${name}，第${view.page}页`} />
            <div className="form-actions">
              <Button
                disabled={view.page <= 1 || isPending}
                onClick={() => void turnTo(view.page - 1)}
              >
                上一页
              </Button>
              <span>
                第{view.page}页，共{view.pages}页
              </span>
              <Button
                disabled={view.page >= view.pages || isPending}
                onClick={() => void turnTo(view.page + 1)}
              >
                下一页
              </Button>
            </div>
          </>
        )}
      </Modal>
    </>
  );
}

/** The page may show pictures of its own and data, nothing else (CSP). */
function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(new Error('unreadable')));
    reader.readAsDataURL(blob);
  });
}

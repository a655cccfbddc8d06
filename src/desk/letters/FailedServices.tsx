// Earlier tries to hand a letter over that did not get there, with their proof.

import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { deliveryMethods } from '../../rules/request/events.ts';
import { Panel } from '../parts/Panel.tsx';
import { useSession } from '../session.ts';
import type { Letter } from './letter-queries.ts';

export function FailedServices({ letter }: { readonly letter: Letter }): ReactNode {
  const { today } = useSession();
  if (letter.failed.length === 0) return null;
  return (
    <Panel title="此前的送达" id="failed">
      {letter.failed.map(({ sentOn, method, proof, failedOn, why }, n) => (
        <p key={n}>
          {dayText(sentOn)}
          {deliveryMethods[method]}
          {proof !== '' && <span className="quiet">（{proof}）</span>}
          <br />
          {dayText(failedOn)}登记未成功：{why}
        </p>
      ))}
      {letter.atRest !== null && (
        <Alert
          type={letter.atRest.fits ? 'info' : 'warning'}
          message={whatFollows(letter.atRest, today)}
        />
      )}
    </Panel>
  );
}

/** A notice that did not get there asked for nothing (条例 30; 国办函〔2020〕109号 6). */
function whatFollows({ asks, by, fits }: NonNullable<Letter['atRest']>, today: string): string {
  const day = by === null ? '' : dayText(by);
  if (asks === 'fee') {
    const runs = '没有送到，视为没有通知过缴费，答复期限照常计算。';
    return fits
      ? `${runs}${day}（含）以前再次送出的，自全额缴费的次日起重新计算期限。`
      : `${runs}答复期限已经在${day}届满，不能再收费，请尽快答复。`;
  }
  const runs = '没有送到，视为没有告知过补正，答复期限照常计算。';
  if (!fits) {
    return `${runs}第7个工作日（${day}）已过，写明期限重新计算、逾期视为放弃的这份告知书不能再送出。申请现有的内容足以办理的，直接答复；仍需补正的，由签发人作废这一份，另拟一份不改变期限的。`;
  }
  return by !== null && today > by
    ? `${runs}再次送出也不改变期限。`
    : `${runs}${day}（含）以前再次送出的，收到补正后重新计算期限；迟了的，这一份不能再用。`;
}

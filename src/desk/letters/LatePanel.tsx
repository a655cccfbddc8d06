// What was entered of a letter that was signed on paper: its true days beside the day of entry, who signed, who
// entered it, who looked at it, and the scan to look at.

import type { ReactNode } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { deliveryMethods } from '../../rules/request/events.ts';
import { Facts } from '../parts/Facts.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import { PersonalFile } from '../requests/PersonalFile.tsx';
import type { Detail } from '../requests/request-queries.ts';
import { useMay } from '../session.ts';
import type { Letter } from './letter-queries.ts';

export function LatePanel(props: { readonly letter: Letter; readonly detail: Detail }): ReactNode {
  const { letter, detail } = props;
  const { late } = letter;
  if (late === null) return null;
  const { entry, signedByName } = late;
  const { sending, receivedOn } = entry;
  const entered = letter.opinions.findLast(({ act }) => act === 'enter-late');
  const confirmed = letter.opinions.findLast(({ act }) => act === 'confirm-late');
  const by = (one: typeof entered): string | undefined =>
    one === undefined ? undefined : `${one.name}，${momentText(one.at)}`;
  return (
    <Panel title="纸质文书的补录" id="late">
      <p>
        <Mark tone={letter.state === 'signed' ? 'good' : 'careful'}>{standing(letter)}</Mark>
      </p>
      <Facts
        facts={[
          ['纸上签发', `${signedByName}，${dayText(entry.signedOn)}`],
          ['纸上的文号', entry.number],
          ['实际送出', `${dayText(sending.on)}，${deliveryMethods[sending.method]}`],
          ['邮件号', sending.tracking],
          ['对方收到', receivedOn === undefined ? undefined : dayText(receivedOn)],
          ['扫描件', <Scan key="scan" letter={letter} detail={detail} />],
          ['补录', by(entered)],
          ['补录的原因', entry.reason],
          ['核对', by(confirmed)],
        ]}
      />
    </Panel>
  );
}

function standing({ state }: Letter): string {
  if (state === 'signed') return '已核对，按纸上的日期计算';
  return state === 'late' ? '等待他人核对，尚未计入期限' : '已退回，可以修改后再补录';
}

function Scan({ letter, detail }: { readonly letter: Letter; readonly detail: Detail }): ReactNode {
  const may = useMay();
  const file = detail.files.find(({ position }) => position === letter.late?.entry.scan);
  if (file === undefined || !may('reveal-applicants')) return letter.late?.scanName;
  const { position, name, mediaType } = file;
  return (
    <PersonalFile
      requestId={letter.requestId}
      position={position}
      name={name}
      mediaType={mediaType}
    />
  );
}

// Applicants at the portal's form, many at once: each fills it in with a file of his own and presses the
// button until he holds a receipt, as a person does whose page does not load.

import { createHash, randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { hidden, solved } from './web/applicant.ts';

export interface ReceiptSeen {
  readonly number: string;
  readonly code: string;
}

export interface Applicant {
  /** Tells his address from the others'. */
  readonly place: number;
  /** What the form held when he opened it; the key is empty until then. */
  submissionKey: string;
  toll: { readonly token: string; readonly answer: string };
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  /** Every receipt that reached him: when he presses again he may get it a second time. */
  readonly receipts: ReceiptSeen[];
  /** Answers without a receipt, and how often nobody answered. */
  readonly refusals: string[];
}

const formAddress = '/zfxxgk/ysqgk/shenqing/';
const trackAddress = '/zfxxgk/ysqgk/chaxun/';

export function applicants(count: number): Applicant[] {
  return Array.from({ length: count }, (_, i) => {
    const bytes = i % 2 === 0 ? pdf() : png();
    return {
      place: randomInt(2 ** 24),
      submissionKey: '',
      toll: { token: '', answer: '' },
      fileName: i % 2 === 0 ? '身份证明.pdf' : '身份证明.png',
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      receipts: [],
      refusals: [],
    };
  });
}

/** A page with nothing on it but a comment that is in no other file. */
export function pdf(size = 2000): Uint8Array<ArrayBuffer> {
  const pages =
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n';
  const own = randomBytes(size / 2).toString('hex');
  return Uint8Array.from(
    Buffer.from(`%PDF-1.4\n% ${own}\n${pages}trailer<</Root 1 0 R>>\n%%EOF\n`),
  );
}

function png(): Uint8Array<ArrayBuffer> {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return Uint8Array.from([...signature, ...randomBytes(1500)]);
}

/** Presses the button once, of a form that he opened before. */
export async function press(port: number, applicant: Applicant): Promise<boolean> {
  if (applicant.submissionKey === '' && !(await openForm(port, applicant))) return false;
  const form = new FormData();
  for (const [name, value] of Object.entries(filledIn)) form.set(name, value);
  form.set('submissionKey', applicant.submissionKey);
  form.set('token', applicant.toll.token);
  form.set('answer', applicant.toll.answer);
  form.set('identityFile', new File([applicant.bytes], applicant.fileName));
  const answer = await call(port, formAddress, applicant, form);
  const seen = receiptIn(answer.text);
  if (seen === undefined) applicant.refusals.push(`${answer.status} ${titleOf(answer.text)}`);
  else applicant.receipts.push(seen);
  return seen !== undefined;
}

async function openForm(port: number, applicant: Applicant): Promise<boolean> {
  const { status, text } = await call(port, formAddress, applicant);
  applicant.submissionKey = hidden(text, 'submissionKey');
  applicant.toll = solved(text);
  const isOpen = applicant.submissionKey !== '';
  if (!isOpen) applicant.refusals.push(`${status} ${titleOf(text)}`);
  return isOpen;
}

/** Until he holds a receipt, or gives up after a while. */
export async function pressUntilReceipt(port: () => number, applicant: Applicant): Promise<void> {
  const end = performance.now() + 40_000;
  while (!(await press(port(), applicant))) {
    if (performance.now() > end) return;
    await sleep(100 + Math.random() * 300);
  }
}

/** What the page of the request says, opened with number and code. */
export async function lookUp(port: number, who: Applicant, seen: ReceiptSeen): Promise<string> {
  const form = new FormData();
  form.set('number', seen.number);
  form.set('code', seen.code);
  return (await call(port, trackAddress, who, form)).text;
}

/** So many at the same time, until all have been. */
export async function allOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [i, item] of waiting) await work(item, i);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const filledIn = {
  kind: 'natural-person',
  name: '岑溪远',
  identityType: 'resident-id',
  phone: '13800001234',
  title: '2022年住房保障项目名单',
  description: '2022年列入住房保障计划的项目名称、地点和资金。',
  carrierForm: 'electronic',
  deliveryWish: 'online',
  electronicConsent: '1',
};

/** Every applicant has an address of his own, told by the proxy before the site. */
async function call(
  port: number,
  path: string,
  { place }: Applicant,
  body?: FormData,
): Promise<{ status: number; text: string }> {
  const address = `10.${place >> 16}.${(place >> 8) & 255}.${place & 255}`;
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { 'x-forwarded-for': address },
      ...(body === undefined ? {} : { method: 'POST', body }),
      signal: AbortSignal.timeout(20_000),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: '' };
  }
}

function receiptIn(text: string): ReceiptSeen | undefined {
  const [number, code] = [...text.matchAll(/<dd class="receipt-code">([^<]+)</g)].map((m) => m[1]);
  return number === undefined || code === undefined ? undefined : { number, code };
}

function titleOf(text: string): string {
  return /<title>([^<]*)/.exec(text)?.[1] ?? '';
}

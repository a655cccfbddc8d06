// The bodies of remedy of a test's organ, confirmed for every day that a test may play.

import type { RemedyBodySet } from '../src/rules/remedy-set.ts';
import type { Database } from '../src/store/database.ts';
import { insertRemedySet } from '../src/store/remedies/remedy-settings.ts';

export const testBodies: RemedyBodySet = {
  inNameOf: 'organ',
  isDefault: true,
  issuer: '测试机关',
  reconsideration: '测试市人民政府',
  court: '测试人民法院',
  internetReconsideration: 'https://fy.test.example',
  confirmedBy: '某律师',
  confirmedOn: '2019-05-15',
  validFrom: '2019-05-15',
};

export async function confirmRemedies(
  db: Database,
  organId: number,
  sets: readonly RemedyBodySet[] = [testBodies],
): Promise<void> {
  const at = Temporal.Instant.from('2019-05-15T10:00:00+08:00');
  for (const set of sets) await insertRemedySet(db, organId, set, { by: '某人', at });
}

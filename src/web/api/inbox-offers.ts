// Documents that other organs ask to have in a column, for whoever may take them (国办公开办函〔2019〕61号; 条例 17).

import { whyNotDecideOffer } from '../../rules/offers.ts';
import { may } from '../../rules/roles.ts';
import { type Offer, offers } from '../../store/documents/document-offers.ts';
import type { StaffCall } from './endpoint.ts';
import type { InboxItem } from './inbox-item.ts';
import { organsInScope } from './scope.ts';

/** Open ones that the caller can still take: the document stands, and he did not ask for it himself. */
export async function offersFor(call: StaffCall): Promise<readonly Offer[]> {
  const { context, session } = call;
  if (!may(session.roles, 'approve-documents')) return [];
  const organs = await organsInScope(call);
  const toOrgans = organs.map(({ id }) => id);
  const open = await offers(context.db, { toOrgans, state: 'offered' });
  return open
    .filter(
      ({ address, state, offeredById: offeredBy }) =>
        address !== null &&
        whyNotDecideOffer({ state, offeredBy }, { take: true }, session.staffId) === undefined,
    )
    .toReversed();
}

export async function offerItems(call: StaffCall): Promise<readonly InboxItem[]> {
  const mine = await offersFor(call);
  return mine.map(({ documentId, title, organ, column, columnId, offeredBy, offeredAt }) => ({
    about: 'offer' as const,
    id: documentId,
    kind: null,
    title,
    act: 'take' as const,
    draftedBy: offeredBy ?? '',
    since: offeredAt.toString(),
    faults: [],
    forName: null,
    request: null,
    report: null,
    document: null,
    offer: { organ, column, columnId },
    policy: null,
  }));
}

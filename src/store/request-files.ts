// Files that came with a request, by their place: sealed in the vault, named by the applicant.

import type { Database } from './database.ts';

export interface RequestFile {
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly mediaType: string;
}

export async function filesOf(db: Database, requestId: number): Promise<readonly RequestFile[]> {
  return await db
    .selectFrom('attachments as a')
    .innerJoin('files as f', 'f.sha256', 'a.sha256')
    .select(['a.position', 'a.name', 'a.sha256', 'f.media_type as mediaType'])
    .where('a.request_id', '=', requestId)
    .orderBy('a.position')
    .execute();
}

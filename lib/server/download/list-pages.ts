import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { referenceSql } from "@/lib/server/db/reference";
import { grantHolds } from "@/lib/server/grant/holds";
import type { CsvRow, CsvSource } from "./csv-stream";

/** Rows that a download reads at once: as many are in memory, and as many stand in one audit row of families read. */
export const ROWS_A_READ = 2_000;

export interface ListPage<Line, Place> {
  readonly lines: readonly Line[];
  /** Where the next page begins; null on the last. */
  readonly next: Place | null;
}

/** The grant ended while its download ran: what is sent so far is all there is. */
export class GrantEndedError extends Error {
  constructor() {
    super("the grant of a download has ended");
  }
}

/**
 * A list from its beginning to its end, page by page, each read when the one before has gone. Each page opens its own scope, so no
 * transaction waits for a slow line. A download may take minutes: the grant is asked again with each page.
 * @throws GrantEndedError
 */
export async function* listPages<Line, Place>(
  actor: Actor,
  read: (after: Place | null) => Promise<ListPage<Line, Place>>,
): AsyncGenerator<readonly Line[], void, undefined> {
  let after: Place | null = null;
  do {
    if (after !== null && !(await stillHolds(actor))) throw new GrantEndedError();
    const page: ListPage<Line, Place> = await read(after);
    yield page.lines;
    after = page.next;
  } while (after !== null);
}

/** Access and the sign-in itself: both may end while a long file is read. */
async function stillHolds({ userId, sessionId, grant }: Actor): Promise<boolean> {
  const [found] = await referenceSql()<{ holds: boolean }>`SELECT EXISTS (SELECT 1 FROM access_grant g
    JOIN app_user u ON u.id = g.user_id WHERE g.id = ${grant.id}::uuid AND u.id = ${userId}::uuid AND u.status = 'active'
      AND ${grantHolds(new Date())})
    AND NOT EXISTS (SELECT 1 FROM auth_session s WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NOT NULL) AS holds`;
  return found?.holds === true;
}

/** The same pages as rows of a file. */
export async function* rowsOf<Line>(
  pages: AsyncGenerator<readonly Line[], void, undefined>,
  row: (line: Line) => CsvRow,
): CsvSource["pages"] {
  for await (const lines of pages) yield lines.map(row);
}

/** The same where a line says several things, each a row of its own. */
export async function* severalRowsOf<Line>(
  pages: AsyncGenerator<readonly Line[], void, undefined>,
  rows: (line: Line) => readonly CsvRow[],
): CsvSource["pages"] {
  for await (const lines of pages) yield lines.flatMap(rows);
}

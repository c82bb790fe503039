import "server-only";
import * as z from "zod";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { operationSchema } from "./request";

/** What was typed in the field, refused, and waits for a decision. */
export interface AsideLine {
  readonly opId: string;
  readonly command: string;
  /** The draft or check that it was about, as the device knew it. */
  readonly recordId: string;
  readonly code: string;
  readonly by: string;
  readonly isOwn: boolean;
  readonly keptAt: Date;
  readonly madeAt: Date | null;
  /** What the device sent; null where it could not be read. */
  readonly input: Readonly<Record<string, unknown>> | null;
}

interface Row {
  readonly opId: string;
  readonly command: string;
  readonly recordId: string;
  readonly code: string;
  readonly by: string;
  readonly userId: string;
  readonly keptAt: Date;
  readonly madeAt: Date | null;
  readonly content: Buffer;
}

const A_PAGE = 100;

/** One's own, and for the village's operator those of everybody who works there; the oldest first. */
export async function listAsides(actor: Actor): Promise<readonly AsideLine[]> {
  if (!authorize(actor, "proposal:draft")) return [];
  const village = authorize(actor, "assignment:manage") ? actor.grant.regionCode : null;
  const rows = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<Row>`SELECT f.op_id AS "opId", f.command, f.record_id AS "recordId", f.code, u.display_name AS by,
      f.user_id AS "userId", f.kept_at AS "keptAt", f.made_at AS "madeAt", f.content_sealed AS content
    FROM field_set_aside f JOIN app_user u ON u.id = f.user_id
    WHERE f.state = 'open' AND (f.user_id = ${actor.userId} OR f.village_code = ${village}) ORDER BY f.kept_at, f.id LIMIT ${A_PAGE}`,
  );
  return rows.map(({ content, userId, ...row }) => ({
    ...row,
    isOwn: userId === actor.userId,
    input: contentOf(content),
  }));
}

function contentOf(sealed: Buffer): AsideLine["input"] {
  const parsed = operationSchema
    .extend({ input: z.record(z.string(), z.unknown()) })
    .safeParse(JSON.parse(unsealBytes(sealed).toString("utf8")));
  return parsed.success ? parsed.data.input : null;
}

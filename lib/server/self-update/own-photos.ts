import "server-only";
import { uuidv7 } from "uuidv7";
import { inspectAttachment } from "@/lib/domain/attachment/inspect";
import { MOST_PHOTO_BYTES, MOST_PHOTOS, type PhotoFault, type PhotoShows } from "@/lib/domain/self-update/photo";
import { keepFile } from "@/lib/server/attachment/store-attachment";
import { sealBytes, unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { citizenScope } from "./citizen-scope";
import { loadOwnForm, type NoForm, writeOwnForm } from "./own-form";
import type { CitizenSession } from "./session";

/**
 * Keeps a picture until the form is sent: judged by content, without EXIF, sealed. Papers and everything else are refused.
 * @returns null when it was kept
 */
export async function keepPhoto(
  session: CitizenSession,
  shows: PhotoShows,
  bytes: Uint8Array,
  now: Date,
): Promise<PhotoFault | NoForm | "busy" | null> {
  const found = inspectAttachment(bytes, 0, MOST_PHOTO_BYTES);
  if (!found.ok) return FAULT_OF[found.fault];
  if (found.kind === "application/pdf") return "kind";
  const content = Buffer.from(found.bytes);
  return underScope(citizenScope(session), async ({ sql }) => {
    const state = await loadOwnForm(sql, session, now, "form");
    if (typeof state === "string") return state;
    if (!state.period.isOpen) return "period";
    if (state.isBusy) return "busy";
    if (state.photos.length + state.photosSent >= MOST_PHOTOS) return state.photos.length > 0 ? "many" : "sent";
    await sql`INSERT INTO self_photo (regency_code, id, household_id, village_code, shows, kind, size_bytes, content, ends_on, made_at)
      VALUES (${session.regencyCode}, ${uuidv7()}, ${session.householdId}, ${state.villageCode}, ${shows}, ${found.kind},
        ${content.length}, ${sealBytes(content)}, ${state.period.endsOn}::date, ${now})`;
    // The form that was read before sending is another one now.
    await writeOwnForm(sql, session, state, state.view.own, now);
    return null;
  });
}

const FAULT_OF = {
  EMPTY: "none",
  NOT_A_PICTURE: "kind",
  PAPER_TOO_LARGE: "kind",
  PICTURE_TOO_LARGE: "large",
  PICTURE_TOO_SMALL: "small",
} as const satisfies Record<string, PhotoFault>;

/** Takes a picture away again; of another family there is none. */
export async function dropPhoto(session: CitizenSession, id: string, now: Date): Promise<void> {
  await underScope(citizenScope(session), async ({ sql }) => {
    const state = await loadOwnForm(sql, session, now, "form");
    const dropped =
      await sql`DELETE FROM self_photo WHERE regency_code = ${session.regencyCode} AND id = ${id}::uuid RETURNING 1`;
    if (dropped.length > 0 && typeof state !== "string") await writeOwnForm(sql, session, state, state.view.own, now);
  });
}

interface PhotoRow {
  id: string;
  shows: PhotoShows;
  kind: "image/jpeg" | "image/png";
  content: Buffer;
}

/** Makes the pictures of a form attachments of a proposal. They keep their ids. */
export async function attachPhotos(
  sql: Sql,
  { regencyCode, householdId, invitationId }: CitizenSession,
  {
    villageCode,
    proposalId,
    ids,
  }: {
    readonly villageCode: string;
    readonly proposalId: string;
    readonly ids: readonly string[];
  },
  now: Date,
): Promise<readonly { readonly id: string; readonly shows: PhotoShows }[]> {
  const photos = await sql<PhotoRow>`DELETE FROM self_photo WHERE regency_code = ${regencyCode}
    AND household_id = ${householdId}::uuid AND id = ANY (${[...ids]}::uuid[]) RETURNING id, shows, kind, content`;
  const actor = { userId: invitationId, grant: { id: null } };
  for (const { id, kind, content } of photos) {
    const file = { id, regencyCode, villageCode, householdId, proposalId, kind, content: unsealBytes(content) };
    const kept = await keepFile(sql, actor, file, now);
    if (!kept.ok) throw new Error("a family's picture has the id of another file");
  }
  return photos.map(({ id, shows }) => ({ id, shows }));
}

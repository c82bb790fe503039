import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/working-day";
import type { OfficeSource } from "@/lib/domain/office-file/source";
import { localDay } from "@/lib/domain/period/period";
import { storeOfficeFile } from "@/lib/server/office-file/store-file";
import { must } from "@/tests/support/factory/run";
import { runJob } from "../duplicate/world";

export const today = localDay(new Date(), "Asia/Makassar");
export const AS_OF = addDays(today, -10);

/** Uploads an office's file and asks for its check, as its page would; the check is not run yet. */
export async function started(actor: Actor, source: OfficeSource, content: string | Uint8Array, asOf = AS_OF) {
  const id = uuidv7();
  const stored = await storeOfficeFile(actor, { id, source, bytes: Buffer.from(content) }, new Date());
  if (!stored.ok) throw new Error(stored.error.code);
  await must(actor, "office-file.start", { regencyCode: actor.grant.regionCode, id, repliedOn: asOf });
  return id;
}

const jobOf = (actor: Actor, fileId: string) => ({ regencyCode: actor.grant.regionCode, fileId, userId: actor.userId });

export async function checkJob(actor: Actor, id: string, attempts = 1): Promise<void> {
  await runJob("office-file-check", jobOf(actor, id), attempts);
}

export async function commitJob(actor: Actor, id: string, attempts = 1): Promise<void> {
  await runJob("office-file-commit", jobOf(actor, id), attempts);
}

export async function checked(actor: Actor, source: OfficeSource, content: string | Uint8Array, asOf = AS_OF) {
  const id = await started(actor, source, content, asOf);
  await checkJob(actor, id);
  return id;
}

export async function committed(actor: Actor, source: OfficeSource, content: string | Uint8Array, asOf = AS_OF) {
  const id = await checked(actor, source, content, asOf);
  await must(actor, "office-file.commit", { regencyCode: actor.grant.regionCode, id });
  await commitJob(actor, id);
  return id;
}

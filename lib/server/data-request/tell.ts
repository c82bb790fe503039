import "server-only";
import type { RequestState } from "@/lib/domain/data-request/flow";
import type { CommandContext } from "@/lib/server/command/command";
import { mailsOf, queueMails } from "@/lib/server/mail/outbox";
import { writeNotices } from "@/lib/server/notice/write-notice";
import type { RequestRow } from "./rows";

const TOLD = ["returned", "refused", "granted", "revoked"] as const;

/** Tells who asked what became of the request: in the portal, and by mail where they have an address. */
export async function tellOfRequest(
  { sql, now, newId }: Pick<CommandContext<unknown>, "sql" | "now" | "newId">,
  row: Pick<RequestRow, "regency_code" | "id" | "asked_by" | "version">,
  state: RequestState,
): Promise<void> {
  const outcome = TOLD.find((each) => each === state);
  if (outcome === undefined) return;
  const onceKey = `data-request:${row.id}:${row.version}`;
  const notice = {
    id: newId(),
    userId: row.asked_by,
    regionCode: row.regency_code,
    grantId: null,
    facts: { kind: "data-request", outcome } as const,
    onceKey,
  };
  await queueMails(sql, mailsOf("access", await writeNotices(sql, [notice], now), onceKey), now);
}

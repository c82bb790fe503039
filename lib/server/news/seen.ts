import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { FRESH_DAYS } from "@/lib/domain/news/news";
import type { ScopedTx } from "@/lib/server/db/scoped";

const DAY_MS = 86_400_000;

/** Until when the actor has read; for who never did, the last weeks are new. */
export async function seenAt({ sql }: ScopedTx, actor: Actor, now: Date): Promise<Date> {
  const [row] = await sql<{ seen: Date | null }>`SELECT news_seen_at AS seen FROM app_user WHERE id = ${actor.userId}`;
  return row?.seen ?? new Date(now.getTime() - FRESH_DAYS * DAY_MS);
}

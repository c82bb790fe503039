import "server-only";
import { cache } from "react";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { hasNews } from "@/lib/domain/news/news";
import { underScope } from "@/lib/server/db/scoped";
import { countDeliveryNews } from "@/lib/server/delivery/of-proposal";
import { countCheckNews } from "@/lib/server/news/check-news";
import { countNews } from "@/lib/server/news/queries";
import { countNotices } from "@/lib/server/notice/queries";
import { countObjections } from "@/lib/server/objection/list-query";
import { countReports } from "@/lib/server/report/list-query";
import { answersTransfers, waitingTransfers } from "@/lib/server/transfer/list-query";

export interface MenuCounts {
  readonly transfers: number;
  readonly news: number;
  /** What the portal told the person, not read. */
  readonly notices: number;
  readonly objections: number;
  /** What heads of RT have told and nobody has answered. */
  readonly reports: number;
}

/** The figures of the menu, once a page: the menu and the home page show the same. */
export const menuCounts = cache((actor: Actor) => readMenuCounts(actor, new Date()));

/** Every page asks for them: what is scoped in one transaction. Nobody is named. */
export async function readMenuCounts(actor: Actor, now: Date): Promise<MenuCounts> {
  const [work, notices] = await Promise.all([readWorkCounts(actor, now), countNotices(actor.userId, now)]);
  return { ...work, notices };
}

async function readWorkCounts(actor: Actor, now: Date): Promise<Omit<MenuCounts, "notices">> {
  if (!answersTransfers(actor) && !hasNews(actor) && !authorize(actor, "objection:answer"))
    return { transfers: 0, news: 0, objections: 0, reports: 0 };
  return underScope(scopeOf(actor), async (tx) => {
    const [transfers, news, checks, deliveries, objections, reports] = await Promise.all([
      waitingTransfers(tx, actor, now),
      countNews(tx, actor, now),
      countCheckNews(tx, actor, now),
      countDeliveryNews(tx, actor, now),
      countObjections(tx, actor, now),
      countReports(tx, actor),
    ]);
    return { transfers, news: news + checks + deliveries, objections, reports };
  });
}

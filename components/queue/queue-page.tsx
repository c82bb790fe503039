import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { OrderManyWords } from "@/components/ground-check/order-words";
import { PageHeading } from "@/components/ui/page-heading";
import type { QueueView } from "@/lib/domain/queue/filter";
import type { QueuePageModel } from "@/lib/domain/queue/queue-page";
import { QUEUE_PATH, type QueueTier } from "@/lib/domain/queue/tier";
import type { TimeZone } from "@/lib/i18n/formats";
import { QueueCounters } from "./queue-counters";
import { QueueFilterBar } from "./queue-filter-bar";
import { QueueTable } from "./queue-table";

export interface QueuePageProps {
  readonly tier: QueueTier;
  readonly view: QueueView;
  readonly model: QueuePageModel;
  readonly now: Date;
  readonly zone: TimeZone;
  readonly grantId: string;
  /** Null: this reader orders no ground checks. */
  readonly checks: OrderManyWords | null;
  /** The chosen proposal, beside the list on a wide screen. */
  readonly detail: ReactNode;
}

/** A tier's queue: what waits, narrowed and counted, and the chosen proposal beside it. */
export async function QueuePage({ tier, view, model, now, zone, grantId, checks, detail }: QueuePageProps) {
  const t = await getTranslations("queue");
  const path = QUEUE_PATH[tier];
  return (
    <>
      <PageHeading title={t(`title.${tier}`)} lead={t(`lead.${tier}`)} />
      <div className="space-y-4">
        <QueueCounters counts={model.counts} filter={view.filter} path={path} />
        <QueueFilterBar path={path} filter={view.filter} areas={model.areas} officers={model.officers} />
        <div className={detail === null ? "" : "lg:grid lg:grid-cols-[minmax(20rem,2fr)_minmax(0,3fr)] lg:gap-6"}>
          <QueueTable
            path={path}
            view={view}
            model={model}
            now={now}
            zone={zone}
            grantId={grantId}
            event={tier}
            meetingId={null}
            checks={checks}
          />
          {detail}
        </div>
      </div>
    </>
  );
}

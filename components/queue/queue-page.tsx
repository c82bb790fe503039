import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { OrderManyWords } from "@/components/ground-check/order-words";
import { QualityTabs } from "@/components/lot/quality-tabs";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { LOT_PATH } from "@/lib/domain/lot/list-filter";
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
  /** What is decided together here goes by lots: the list has no ticks. */
  readonly byLots: boolean;
  /** The chosen proposal, beside the list on a wide screen. */
  readonly detail: ReactNode;
}

/** A tier's queue: what waits, narrowed and counted, and the chosen proposal beside it. */
export async function QueuePage({ tier, view, model, now, zone, grantId, checks, byLots, detail }: QueuePageProps) {
  const t = await getTranslations("queue");
  const path = QUEUE_PATH[tier];
  return (
    <>
      <PageHeading title={t(`title.${tier}`)} lead={t(`lead.${tier}`)} />
      {tier === "accept" ? <QualityTabs current="queue" /> : null}
      <div className="space-y-4">
        {byLots ? (
          <Alert title={t("byLots.title")}>
            <p>{t("byLots.text")}</p>
            <Link href={LOT_PATH} className="link inline-flex min-h-11 items-center">
              {t("byLots.open")}
            </Link>
          </Alert>
        ) : null}
        <QueueCounters counts={model.counts} filter={view.filter} path={path} byLots={byLots} />
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
            byLots={byLots}
          />
          {detail}
        </div>
      </div>
    </>
  );
}

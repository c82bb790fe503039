import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeading } from "@/components/ui/page-heading";
import type { QueueView } from "@/lib/domain/queue/filter";
import type { QueuePageModel } from "@/lib/domain/queue/queue-page";
import type { Tier } from "@/lib/domain/queue/tier";
import type { TimeZone } from "@/lib/i18n/formats";
import { QueueCounters } from "./queue-counters";
import { QueueFilterBar } from "./queue-filter-bar";
import { QueueTable } from "./queue-table";

export interface QueuePageProps {
  readonly tier: Tier;
  readonly view: QueueView;
  readonly model: QueuePageModel;
  readonly now: Date;
  readonly zone: TimeZone;
  readonly grantId: string;
  /** The chosen proposal, beside the list on a wide screen. */
  readonly detail: ReactNode;
}

/** A tier's queue: what waits, narrowed and counted, and the chosen proposal beside it. */
export async function QueuePage({ tier, view, model, now, zone, grantId, detail }: QueuePageProps) {
  const t = await getTranslations("queue");
  return (
    <>
      <PageHeading title={t(`title.${tier.name}`)} lead={t(`lead.${tier.name}`)} />
      <div className="space-y-4">
        <QueueCounters counts={model.counts} filter={view.filter} path={tier.path} />
        <QueueFilterBar path={tier.path} filter={view.filter} areas={model.areas} officers={model.officers} />
        <div className={detail === null ? "" : "lg:grid lg:grid-cols-[minmax(20rem,2fr)_minmax(0,3fr)] lg:gap-6"}>
          <QueueTable
            path={tier.path}
            view={view}
            model={model}
            now={now}
            zone={zone}
            grantId={grantId}
            event={tier.name}
            meetingId={null}
          />
          {detail}
        </div>
      </div>
    </>
  );
}

import { getLocale, getTranslations } from "next-intl/server";
import { DecisionArea } from "@/components/decision/decision-area";
import { DetailFrame } from "@/components/decision/detail-frame";
import { DetailHeader } from "@/components/decision/detail-header";
import { ProposalView } from "@/components/decision/proposal-view";
import { QueueTable } from "@/components/queue/queue-table";
import { Alert } from "@/components/ui/alert";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { type QueueView, queueHref } from "@/lib/domain/queue/filter";
import type { MeetingRecord } from "@/lib/domain/queue/meeting";
import { countText } from "@/lib/domain/queue/queue-row";
import type { TimeZone } from "@/lib/i18n/formats";
import type { MeetingRights } from "@/lib/server/meeting/queries";
import { findDetail } from "@/lib/server/queue/detail";
import { listQueue } from "@/lib/server/queue/queries";

export interface AgendaProps {
  readonly actor: Actor;
  readonly meeting: MeetingRecord;
  readonly rights: MeetingRights;
  readonly zone: TimeZone;
  readonly view: QueueView;
}

/** What the village's operator sent and the meeting has to decide, with the chosen family beside it. */
export async function Agenda({ actor, meeting, rights, zone, view }: AgendaProps) {
  const t = await getTranslations("meeting.agenda");
  const locale = await getLocale();
  const now = new Date();
  const path = `/musyawarah/${meeting.publicId}`;
  const mayDecide = rights.hold && meeting.state === "held";
  const shared = { tier: "endorse", now, locale, purpose: "meeting" } as const;
  const model = await listQueue(actor, { ...shared, view });
  const at = view.chosen === null ? null : parsePublicId(view.chosen);
  const detail = at === null ? null : await findDetail(actor, at, { ...shared, filter: view.filter });
  const next = detail?.nextId ?? null;
  return (
    <section className="no-print">
      <h2 className="mb-2 text-xl">{t("title")}</h2>
      {mayDecide || model.rows.length === 0 ? null : (
        <div className="mb-3">
          <Alert tone="info">{rights.hold ? t("notHeld") : t("readOnly")}</Alert>
        </div>
      )}
      {mayDecide && model.rows.length > 0 && meeting.heldOn < localDay(now, zone) ? (
        <p className="mb-3 text-sm text-muted">{t("laterWait")}</p>
      ) : null}
      <div className={detail === null ? "" : "lg:grid lg:grid-cols-[minmax(20rem,2fr)_minmax(0,3fr)] lg:gap-6"}>
        <QueueTable
          path={path}
          view={{ ...view, chosen: detail === null ? null : view.chosen }}
          model={model}
          now={now}
          zone={zone}
          grantId={actor.grant.id}
          event={mayDecide ? "endorse" : null}
          meetingId={meeting.id}
          emptyTitle={t("emptyTitle")}
          emptyText={t("emptyText")}
        />
        {detail === null ? null : (
          <DetailFrame
            header={<DetailHeader detail={detail} closeHref={path} />}
            decision={
              mayDecide ? (
                <DecisionArea
                  detail={detail}
                  event="endorse"
                  grantId={actor.grant.id}
                  meetingId={meeting.id}
                  goOnHref={next === null ? path : queueHref(path, view.filter, { pilih: next })}
                  left={countText(Math.max(0, model.counts.waiting - 1))}
                />
              ) : null
            }
          >
            <ProposalView
              detail={detail}
              zone={zone}
              now={now}
              isMasked={!authorize(actor, "household:read-identity")}
            />
          </DetailFrame>
        )}
      </div>
    </section>
  );
}

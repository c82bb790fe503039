import { getLocale } from "next-intl/server";
import { DecisionArea } from "@/components/decision/decision-area";
import { DetailFrame } from "@/components/decision/detail-frame";
import { DetailHeader } from "@/components/decision/detail-header";
import { ProposalView } from "@/components/decision/proposal-view";
import { orderManyWords } from "@/components/ground-check/order-words";
import { QueuePage } from "@/components/queue/queue-page";
import { authorize } from "@/lib/domain/access/actor";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { formatCursor } from "@/lib/domain/queue/cursor";
import { parseQueueView, queueHref, type RawParams } from "@/lib/domain/queue/filter";
import { countText } from "@/lib/domain/queue/queue-row";
import { QUEUE_PATH, type QueueTier } from "@/lib/domain/queue/tier";
import { LOT_TIER } from "@/lib/domain/workflow/tier";
import { decidesByLots } from "@/lib/server/lot/unlotted";
import { findDetail } from "@/lib/server/queue/detail";
import { listQueue } from "@/lib/server/queue/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { requireTier } from "@/lib/server/workflow/require-tier";
import { ProposalNotes } from "./proposal-notes";

/** The queue of a tier with the chosen proposal beside it. */
export async function TierQueue({ name, params }: { readonly name: QueueTier; readonly params: RawParams }) {
  const actor = await requireTier(name);
  const path = QUEUE_PATH[name];
  const locale = await getLocale();
  const zone = await timeZoneOf(actor.grant.regionCode);
  const view = parseQueueView(params);
  const now = new Date();
  const shared = { tier: name, now, locale, purpose: "decide" } as const;
  const model = await listQueue(actor, { ...shared, view });
  const at = view.chosen === null ? null : parsePublicId(view.chosen);
  const detail = at === null ? null : await findDetail(actor, at, { ...shared, filter: view.filter });
  const place = {
    ...(view.after === null ? {} : { setelah: formatCursor(view.after) }),
    ...(view.before === null ? {} : { sebelum: formatCursor(view.before) }),
  };
  const listHref = queueHref(path, view.filter, place);
  return (
    <QueuePage
      tier={name}
      // A proposal that is not there is not chosen: the list keeps its full width.
      view={{ ...view, chosen: detail === null ? null : view.chosen }}
      model={model}
      now={now}
      zone={zone}
      grantId={actor.grant.id}
      byLots={name === LOT_TIER && (await decidesByLots(actor, now))}
      checks={name === "verify" && authorize(actor, "ground-check:order") ? await orderManyWords() : null}
      detail={
        detail === null ? null : (
          <DetailFrame
            header={<DetailHeader detail={detail} closeHref={listHref} />}
            decision={
              <DecisionArea
                detail={detail}
                event={name}
                grantId={actor.grant.id}
                meetingId={null}
                goOnHref={
                  detail.nextId === null ? listHref : queueHref(path, view.filter, { ...place, pilih: detail.nextId })
                }
                left={countText(Math.max(0, model.counts.waiting - 1))}
              />
            }
          >
            <ProposalNotes actor={actor} proposal={{ regencyCode: detail.regencyCode, id: detail.id }} />
            <ProposalView
              detail={detail}
              zone={zone}
              now={now}
              isMasked={!authorize(actor, "household:read-identity")}
            />
          </DetailFrame>
        )
      }
    />
  );
}

import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DecisionArea } from "@/components/decision/decision-area";
import { ProposalView } from "@/components/decision/proposal-view";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusBadge } from "@/components/ui/status-badge";
import { authorize } from "@/lib/domain/access/actor";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { filterParams, parseQueueView, queueHref, type RawParams } from "@/lib/domain/queue/filter";
import { countText } from "@/lib/domain/queue/queue-row";
import { QUEUE_PATH, type QueueTier } from "@/lib/domain/queue/tier";
import { findDetail } from "@/lib/server/queue/detail";
import { countWaiting } from "@/lib/server/queue/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { requireTier } from "@/lib/server/workflow/require-tier";
import { ProposalNotes } from "./proposal-notes";

export interface TierItemProps {
  readonly name: QueueTier;
  readonly id: string;
  readonly params: RawParams;
}

/** One proposal on a page of its own: how a phone decides. */
export async function TierItem({ name, id, params }: TierItemProps) {
  const actor = await requireTier(name);
  const path = QUEUE_PATH[name];
  const at = parsePublicId(id);
  if (at === null) notFound();
  const { filter } = parseQueueView(params);
  const now = new Date();
  const locale = await getLocale();
  const detail = await findDetail(actor, at, { tier: name, filter, now, locale, purpose: "decide" });
  if (detail === null) notFound();
  const t = await getTranslations("queue");
  const states = await getTranslations("states.proposal");
  const zone = await timeZoneOf(detail.villageCode);
  const waiting = await countWaiting(actor, name, now);
  const listHref = queueHref(path, filter);
  const query = new URLSearchParams(filterParams(filter)).toString();
  const nextHref = detail.nextId === null ? null : `${path}/${detail.nextId}${query === "" ? "" : `?${query}`}`;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeading
        above={
          <LinkButton href={listHref} variant="quiet" icon="arrow-left">
            {t("back")}
          </LinkButton>
        }
        title={detail.headName}
        lead={<StatusBadge state={detail.state} label={states(detail.state)} />}
      />
      <ProposalNotes actor={actor} proposal={at} />
      <ProposalView detail={detail} zone={zone} now={now} isMasked={!authorize(actor, "household:read-identity")} />
      <DecisionArea
        detail={detail}
        event={name}
        grantId={actor.grant.id}
        meetingId={null}
        goOnHref={nextHref ?? listHref}
        left={countText(Math.max(0, waiting - 1))}
      />
    </div>
  );
}

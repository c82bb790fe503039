import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { StatusBadge } from "@/components/ui/status-badge";
import type { ProposalDetail } from "@/lib/domain/queue/proposal-detail";
import { ArrivalFocus } from "./arrival-focus";

/** The family and where its proposal stands, above a detail beside a list. */
export async function DetailHeader({
  detail,
  closeHref,
}: {
  readonly detail: ProposalDetail;
  readonly closeHref: string;
}) {
  const t = await getTranslations("queue");
  const states = await getTranslations("states.proposal");
  return (
    <div className="mb-4 flex items-start justify-between gap-3">
      <div className="min-w-0">
        <ArrivalFocus key={detail.publicId}>{detail.headName}</ArrivalFocus>
        <p className="text-muted">{[detail.villageName, detail.place].filter(Boolean).join(", ")}</p>
        <p className="mt-1">
          <StatusBadge state={detail.state} label={states(detail.state)} />
        </p>
      </div>
      <LinkButton href={closeHref} icon="x" variant="quiet">
        {t("closeDetail")}
      </LinkButton>
    </div>
  );
}

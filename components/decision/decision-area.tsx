import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import type { ProposalDetail } from "@/lib/domain/queue/proposal-detail";
import { DecisionBar } from "./decision-bar";
import { decisionWords, type OwnEvent } from "./decision-words";
import { RecallButton } from "./recall-button";
import { recallWords } from "./recall-words";

export interface DecisionAreaProps {
  readonly detail: ProposalDetail;
  readonly event: OwnEvent;
  readonly grantId: string;
  readonly meetingId: string | null;
  readonly goOnHref: string;
  readonly left: string;
}

/** The decisions, or why this person has none here and who has. */
export async function DecisionArea({ detail, event, grantId, meetingId, goOnHref, left }: DecisionAreaProps) {
  const t = await getTranslations("queue.decision");
  const workflow = await getTranslations("workflow");
  const { decidability } = detail;
  if (decidability.can) {
    const { regencyCode, id, version, headName } = detail;
    return (
      // On a wide screen above what one reads and always in sight, on a phone under the thumb.
      <DecisionBar
        // A new item or a newer version starts afresh: no busy button, no old refusal.
        key={`${id}:${version}`}
        item={{ regencyCode, id, version }}
        headName={headName}
        event={event}
        grantId={grantId}
        meetingId={meetingId}
        goOnHref={goOnHref}
        left={left}
        words={await decisionWords(event, detail.returnTargets)}
      />
    );
  }
  const isOver = decidability.why === "not-waiting";
  return (
    <Alert tone={isOver ? "info" : "attention"} title={isOver ? t("notWaitingTitle") : t("fourEyesTitle")}>
      <p>
        {isOver ? workflow(`state.${detail.state}`) : t(decidability.why === "decided" ? "decided" : "contributed")}
        {isOver && detail.holder !== null ? ` ${workflow(`waits.${detail.holder}`)}` : null}
      </p>
      {isOver ? null : (
        <p className="mt-1">
          {detail.colleagues.length > 0 ? t("others", { names: detail.colleagues.join(", ") }) : t("noOthers")}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {detail.mayRecall ? <Recall detail={detail} grantId={grantId} /> : null}
        <LinkButton href={goOnHref} icon="arrow-right">
          {t("goOn")}
        </LinkButton>
      </div>
    </Alert>
  );
}

async function Recall({ detail, grantId }: Pick<DecisionAreaProps, "detail" | "grantId">) {
  const { regencyCode, id, version } = detail;
  return <RecallButton grantId={grantId} item={{ regencyCode, id, version }} words={await recallWords()} />;
}

import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import type { CaseDetail } from "@/lib/domain/matching/case-view";
import { DecideBar } from "./decide-bar";
import { decideWords } from "./decide-words";

/** The decisions, or why this person has none here. */
export async function DecideArea({ detail, grantId }: { readonly detail: CaseDetail; readonly grantId: string }) {
  const t = await getTranslations("duplicate.decide");
  const isOnlyProposal = detail.sides.some(({ isRegistered }) => !isRegistered);
  const events = detail.events.filter((event) => event !== "confirm" || !isOnlyProposal);
  const { regencyCode, id, version } = detail;
  return (
    <div className="space-y-3">
      {isOnlyProposal && (detail.state === "open" || detail.state === "same") ? (
        <Alert tone="attention">{t("onlyProposal")}</Alert>
      ) : null}
      {detail.needsOthers ? <Alert tone="attention">{t("others")}</Alert> : null}
      {detail.state === "same" && events.length === 0 && !isOnlyProposal ? (
        <Alert tone="info">{t("waitsProvince")}</Alert>
      ) : null}
      {detail.state === "open" && events.length === 0 && !detail.needsOthers ? (
        <Alert tone="info">{t("readOnly")}</Alert>
      ) : null}
      {events.length === 0 ? null : (
        <DecideBar
          key={`${id}:${version}`}
          item={{ regencyCode, id, version }}
          events={events}
          grantId={grantId}
          words={await decideWords(detail)}
        />
      )}
    </div>
  );
}

import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import { mayPublish } from "@/lib/domain/open-data/check";
import { type EditionPage, stateAfter } from "@/lib/domain/open-data/edition";
import { PublishEdition } from "./edition-acts";
import { editionProblems } from "./problems";

export interface EditionActsProps {
  readonly edition: EditionPage;
  /** The acting grant of a data steward; null for anybody else. */
  readonly grantId: string | null;
}

/** What the data steward may do with an edition now; why not, where something stands in the way. */
export async function EditionActs({ edition, grantId }: EditionActsProps) {
  const { publicId, state, isOwn, checks } = edition;
  const [t, common, problem, labels] = await Promise.all([
    getTranslations("openData"),
    getTranslations("common"),
    editionProblems(),
    reasonLabels(),
  ]);
  if (grantId === null) return null;
  const words = {
    ...labels,
    problem,
    reason: t("reason.label"),
    reasonHint: t("reason.hint"),
    reasonProblem: t("reason.problem"),
  };
  const isSound = mayPublish(checks);
  const acts = (["return", "withdraw"] as const).filter((event) => stateAfter(state, event) !== null);
  return (
    <div className="space-y-3">
      {state === "prepared" && isOwn ? <Alert tone="info">{t("edition.own")}</Alert> : null}
      {state === "prepared" && !isSound ? <Alert tone="attention">{t("edition.stopped")}</Alert> : null}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {state === "prepared" && isSound && !isOwn ? (
          <PublishEdition
            grantId={grantId}
            publicId={publicId}
            text={t("publish.text")}
            words={{
              open: t("publish.open"),
              title: t("publish.title"),
              save: t("publish.save"),
              saving: t("publish.saving"),
              saved: t("publish.saved"),
              cancel: common("cancel"),
              problem,
            }}
          />
        ) : null}
        {acts.map((event) => (
          <ReasonedAction
            key={event}
            command={`open-data.${event}`}
            subjectId={publicId}
            grantId={grantId}
            label={t(`${event}.open`)}
            title={t(`${event}.title`)}
            lead={t(`${event}.text`)}
            done={t(`${event}.done`)}
            icon={event === "return" ? "undo-2" : "circle-minus"}
            tone="danger"
            size="normal"
            labels={words}
          />
        ))}
      </div>
    </div>
  );
}

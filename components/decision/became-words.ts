import { getTranslations } from "next-intl/server";
import type { OwnDecision } from "@/lib/domain/decision/own-decision";
import { isKnownReason } from "./decision-words";

/** What became of a decision, beside the state: taken back, sent back later, or for whom it waits. */
export async function becameWords(): Promise<(line: OwnDecision) => readonly string[]> {
  const [t, workflow] = await Promise.all([getTranslations("decision"), getTranslations("workflow")]);
  return ({ isTakenBack, sentBack, holder }) => [
    ...(isTakenBack ? [t("takenBack")] : []),
    ...(sentBack === null
      ? []
      : [
          t("laterWhy", {
            what: t(`later.${sentBack.event}`),
            reason:
              sentBack.reason !== null && isKnownReason(sentBack.reason)
                ? workflow(`reason.${sentBack.reason}`)
                : (sentBack.reason ?? "–"),
          }),
        ]),
    ...(holder === null ? [] : [workflow(`waits.${holder}`)]),
  ];
}

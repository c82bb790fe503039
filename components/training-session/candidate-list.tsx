import { getLocale, getTranslations } from "next-intl/server";
import type { Candidate } from "@/lib/domain/training-session/page";
import { MOST_IN_TRAINING } from "@/lib/domain/training-session/session";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { dutyWords } from "./duty-words";
import { InviteDesk } from "./invite-desk";
import { trainingProblemLabels } from "./labels";

export interface CandidateListProps {
  readonly candidates: readonly Candidate[];
  readonly sessionId: string;
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** Who may be invited, each with their duty, whether they have passed, and where else they have a seat. */
export async function CandidateList({ candidates, sessionId, grantId, zone }: CandidateListProps) {
  const [t, common, locale, duty] = await Promise.all([
    getTranslations("trainingSession.invite"),
    getTranslations("common"),
    getLocale().then(localeOf),
    dutyWords(),
  ]);
  const standing = ({ passedUntil, isElsewhere }: Candidate) => {
    // The end is exclusive: the last day is the one before it.
    const last = passedUntil === null ? null : new Date(passedUntil.getTime() - 1);
    const passed = last === null ? t("never") : t("passedUntil", { day: formatDay(last, zone, locale, "long") });
    return isElsewhere ? `${passed}. ${t("elsewhere")}` : passed;
  };
  return (
    <InviteDesk
      grantId={grantId}
      sessionId={sessionId}
      people={candidates.map((one) => ({
        value: one.appointmentId,
        label: one.name,
        hint: `${duty(one)}. ${standing(one)}.`,
      }))}
      words={{
        list: t("list"),
        page: t("page"),
        clear: t("clear"),
        chosen: t.raw("chosen"),
        none: t("none"),
        submit: t("submit"),
        sending: common("sending"),
        done: t.raw("done"),
        problem: {
          ...(await trainingProblemLabels()),
          notNow: { what: t("crowdedWhat"), todo: t("crowdedTodo", { most: MOST_IN_TRAINING }) },
        },
      }}
    />
  );
}

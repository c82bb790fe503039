import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ReasonedAction } from "@/components/user/reasoned-action";
import type { Participant, SessionDetail } from "@/lib/domain/training-session/page";
import { trainingReasonLabels } from "./labels";
import { MarkResult } from "./mark-result";
import { markWords } from "./mark-words";

/** What a trainer may do with each person: write down a result, take a certificate away. Nobody does it to themselves. */
export async function personActions(
  { session, can }: SessionDetail,
  grantId: string,
): Promise<(person: Participant) => ReactNode> {
  const [t, mark, words, reason] = await Promise.all([
    getTranslations("trainingSession.detail"),
    getTranslations("trainingSession.mark"),
    markWords(session.passMark),
    trainingReasonLabels(),
  ]);
  return (person) => {
    const { name, enrolmentId, hasSignedPact, practicePassedAt, certificateId, passedAt } = person;
    if (person.isSelf) return null;
    if (can.revoke && certificateId !== null)
      return (
        <ReasonedAction
          command="certificate.revoke"
          icon="circle-x"
          tone="danger"
          subjectId={certificateId}
          grantId={grantId}
          label={t("revoke")}
          accessibleLabel={t("revokeNamed", { name })}
          title={t("revokeTitle", { name })}
          lead={t("revokeLead")}
          done={t("revokedDone")}
          labels={reason}
        />
      );
    if (!can.mark || person.state !== "confirmed" || passedAt !== null || person.isPostOver) return null;
    return (
      <MarkResult
        grantId={grantId}
        sessionId={session.id}
        person={{ enrolmentId, name, hasSignedPact, hasPractice: practicePassedAt !== null }}
        label={mark("button")}
        accessibleLabel={mark("buttonNamed", { name })}
        words={words}
      />
    );
  };
}

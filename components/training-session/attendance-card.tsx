import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { SessionDetail } from "@/lib/domain/training-session/page";
import { AttendanceList } from "./attendance-list";
import { dutyWords } from "./duty-words";
import { trainingProblemLabels } from "./labels";

/** Who has a seat, to be ticked as present; nothing where nobody has one or the reader may not. */
export async function AttendanceCard({
  detail,
  grantId,
}: {
  readonly detail: SessionDetail;
  readonly grantId: string;
}) {
  const held = detail.participants.filter(({ state }) => state === "confirmed");
  const others = held.filter(({ isSelf }) => !isSelf);
  if (!detail.can.mark || others.length === 0) return null;
  const [t, duty] = await Promise.all([getTranslations("trainingSession.mark"), dutyWords()]);
  return (
    <Card title={t("attendance")}>
      <AttendanceList
        // What others have written down meanwhile begins the list anew.
        key={others.map(({ attendedAt }) => (attendedAt === null ? "0" : "1")).join("")}
        grantId={grantId}
        sessionId={detail.session.id}
        people={others.map((person) => ({ value: person.enrolmentId, label: person.name, hint: duty(person) }))}
        present={others.flatMap(({ enrolmentId, attendedAt }) => (attendedAt === null ? [] : [enrolmentId]))}
        words={{
          attendance: t("attendance"),
          attendanceHint: t("attendanceHint"),
          everyone: t("everyone"),
          save: t("save"),
          saving: t("saving"),
          saved: t("saved"),
          unchanged: t("unchanged"),
          problem: await trainingProblemLabels(),
        }}
      />
      {held.length > others.length ? <p className="mt-3 text-sm text-muted">{t("attendanceSelf")}</p> : null}
    </Card>
  );
}

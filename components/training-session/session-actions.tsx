import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { ReasonedAction } from "@/components/user/reasoned-action";
import type { SessionDetail } from "@/lib/domain/training-session/page";
import { trainingReasonLabels } from "./labels";

/** What may be done with a training as a whole. */
export async function SessionActions({
  detail,
  grantId,
}: {
  readonly detail: SessionDetail;
  readonly grantId: string;
}) {
  const t = await getTranslations("trainingSession.detail");
  const { session, counts, can } = detail;
  const path = `/pelatihan/${session.id}`;
  const seats = counts.confirmed + counts.waiting + counts.invited;
  return (
    <>
      {can.invite ? (
        <LinkButton href={`${path}/undang`} variant="primary" icon="user-plus">
          {t("inviteButton")}
        </LinkButton>
      ) : null}
      {can.change ? (
        <LinkButton href={`${path}/ubah`} icon="pencil">
          {t("edit")}
        </LinkButton>
      ) : null}
      {can.mark && session.state === "running" ? (
        <LinkButton href={`${path}/hadir`} icon="users">
          {t("board")}
        </LinkButton>
      ) : null}
      {session.state === "cancelled" ? null : (
        <LinkButton href={`${path}/berita-acara`} icon="file-text">
          {t("minutes")}
        </LinkButton>
      )}
      {can.cancel ? (
        <ReasonedAction
          command="training.cancel"
          icon="circle-x"
          tone="danger"
          size="normal"
          subjectId={session.id}
          grantId={grantId}
          label={t("cancel")}
          title={t("cancelTitle")}
          lead={t("cancelLead", { seats })}
          done={t("cancelled")}
          labels={await trainingReasonLabels()}
        />
      ) : null}
    </>
  );
}

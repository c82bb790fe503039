import { getTranslations } from "next-intl/server";
import type { SlipLabels } from "./activation-slip";
import type { ReasonLabels } from "./reason-dialog";
import { ReasonedAction } from "./reasoned-action";
import { ResetPassword } from "./reset-password";

export interface UserActionsProps {
  readonly user: {
    readonly id: string;
    readonly displayName: string;
    readonly username: string;
    readonly can: { readonly suspend: boolean; readonly reactivate: boolean; readonly resetPassword: boolean };
  };
  readonly actingGrantId: string;
  readonly labels: ReasonLabels;
  readonly slip: SlipLabels;
}

export async function UserActions({ user, actingGrantId, labels, slip }: UserActionsProps) {
  const t = await getTranslations("admin");
  const name = user.displayName;
  const shared = { subjectId: user.id, grantId: actingGrantId, labels };
  return (
    <>
      {user.can.resetPassword ? (
        <ResetPassword
          user={{ id: user.id, displayName: name, username: user.username }}
          grantId={actingGrantId}
          label={t("act.resetPassword.button")}
          title={t("act.resetPassword.title", { name })}
          lead={t("act.resetPassword.lead")}
          heading={t("slip.resetTitle")}
          finished={t("slip.finished")}
          labels={labels}
          slip={slip}
        />
      ) : null}
      {user.can.suspend ? (
        <ReasonedAction
          command="user.suspend"
          icon="user-minus"
          tone="danger"
          label={t("act.suspendUser.button")}
          title={t("act.suspendUser.title", { name })}
          lead={t("act.suspendUser.lead")}
          done={t("act.suspendUser.done")}
          {...shared}
        />
      ) : null}
      {user.can.reactivate ? (
        <ReasonedAction
          command="user.reactivate"
          icon="user-plus"
          label={t("act.reactivateUser.button")}
          title={t("act.reactivateUser.title", { name })}
          lead={t("act.reactivateUser.lead")}
          done={t("act.reactivateUser.done")}
          {...shared}
        />
      ) : null}
    </>
  );
}

import { getTranslations } from "next-intl/server";
import { reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import type { ClientPage } from "@/lib/domain/api/client-page";

/** What the reader may do with a client, each with a reason. */
export async function ClientActions({ client, grantId }: { readonly client: ClientPage; readonly grantId: string }) {
  const [t, labels] = await Promise.all([getTranslations("api.client.act"), reasonLabels()]);
  const shared = { subjectId: client.id, grantId, labels } as const;
  const { can } = client;
  return (
    <div className="flex flex-wrap gap-2">
      {can.approve ? (
        <ReasonedAction
          {...shared}
          command="api-client.approve"
          label={t("approve")}
          title={t("approveTitle")}
          lead={t("approveLead")}
          done={t("approved")}
          icon="check"
          variant="primary"
        />
      ) : null}
      {can.resume ? (
        <ReasonedAction
          {...shared}
          command="api-client.resume"
          label={t("resume")}
          title={t("resumeTitle")}
          lead={t("resumeLead")}
          done={t("resumed")}
          icon="refresh-cw"
        />
      ) : null}
      {can.takeOver ? (
        <ReasonedAction
          {...shared}
          command="api-client.take-over"
          label={t("takeOver")}
          title={t("takeOverTitle")}
          lead={t("takeOverLead")}
          done={t("takenOver")}
          icon="handshake"
        />
      ) : null}
      {can.suspend ? (
        <ReasonedAction
          {...shared}
          command="api-client.suspend"
          label={t("suspend")}
          title={t("suspendTitle")}
          lead={t("suspendLead")}
          done={t("suspended")}
          icon="circle-minus"
          tone="danger"
        />
      ) : null}
    </div>
  );
}

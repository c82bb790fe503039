import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import type { ClientPage } from "@/lib/domain/api/client-page";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { AddSecret } from "./add-secret";
import { addSecretLabels } from "./labels";

export interface ClientSecretsProps {
  readonly client: ClientPage;
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** When each secret was made and whether it still opens; what it is, nobody can tell. */
export async function ClientSecrets({ client, grantId, zone }: ClientSecretsProps) {
  const [t, act, labels, locale] = await Promise.all([
    getTranslations("api.client.detail"),
    getTranslations("api.client.act"),
    reasonLabels(),
    getLocale(),
  ]);
  const said = (instant: Date) => formatInstant(instant, zone, locale);
  const open = client.secrets.filter(({ revokedAt }) => revokedAt === null);
  return (
    <Card title={t("secrets")}>
      <div className="space-y-4">
        {open.length === 0 ? <p>{t("secretNone")}</p> : null}
        <ul className="space-y-3">
          {client.secrets.map(({ id, madeAt, revokedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2">
              <span className={revokedAt === null ? "" : "text-muted"}>
                {t("secretSince", { at: said(madeAt) })}
                {revokedAt === null ? null : `, ${t("secretRevoked", { at: said(revokedAt) })}`}
              </span>
              {revokedAt === null && client.can.revokeSecret ? (
                <ReasonedAction
                  command="api-client.revoke-secret"
                  subjectId={id}
                  grantId={grantId}
                  label={act("revoke")}
                  accessibleLabel={`${act("revoke")}: ${t("secretSince", { at: said(madeAt) })}`}
                  title={act("revokeTitle")}
                  lead={act("revokeLead")}
                  done={act("revoked")}
                  icon="trash-2"
                  tone="danger"
                  labels={labels}
                />
              ) : null}
            </li>
          ))}
        </ul>
        {client.can.addSecret ? (
          <AddSecret
            clientId={client.id}
            grantId={grantId}
            isWaiting={client.standing === "waiting"}
            labels={await addSecretLabels()}
          />
        ) : null}
        {!client.can.addSecret && open.length > 1 ? <p className="text-sm text-muted">{act("tooMany")}</p> : null}
      </div>
    </Card>
  );
}
